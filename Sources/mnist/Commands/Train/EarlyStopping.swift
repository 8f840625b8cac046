import NeuralNetwork

/// Ends training when it makes no more progress, as Keras's `EarlyStopping` does: the network stays as it is then.
struct EarlyStopping {
    /// How many epochs in a row may pass without a new lowest loss.
    let patience: Int

    /// The lowest loss so far, and its epoch.
    private var best: (loss: Double, epoch: Int)?
    /// What training says when it is over; nil if it was not ended early.
    private(set) var ending: String?

    /// Makes a judge that has seen no epoch.
    init(patience: Int) { self.patience = patience }

    /// Whether training ends after an epoch, counted from 1.
    ///
    /// What counts is the loss on the validation samples, or where there are none, that of the training.
    mutating func ends(after record: EpochRecord, epoch: Int) -> Bool {
        let loss = (record.validation ?? record.training).loss
        guard let best, !(loss < best.loss) else {
            best = (loss, epoch)
            return false
        }
        guard epoch - best.epoch >= patience else { return false }
        let name = record.validation == nil ? "loss" : "val_loss"
        ending = "Epoch \(epoch): early stopping (\(name) was lowest in epoch \(best.epoch))"
        return true
    }
}
