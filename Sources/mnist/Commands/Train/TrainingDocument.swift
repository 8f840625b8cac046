import NeuralNetwork

/// The result of `mnist train` as a JSON document.
struct TrainingDocument: Encodable {
    /// What came of one epoch; without validation, the two last metrics are left out.
    struct Epoch: Encodable {
        /// The share of images whose class was found while the weights changed.
        let accuracy: Double
        /// The mean loss while the weights changed.
        let loss: Double
        /// The time that the epoch took.
        let seconds: Double
        /// The share of validation images whose class was found after the epoch.
        let validationAccuracy: Double?
        /// The mean loss on the validation images after the epoch.
        let validationLoss: Double?

        /// The keys of an epoch.
        enum CodingKeys: String, CodingKey {
            case accuracy, loss, seconds
            case validationAccuracy = "val_accuracy"
            case validationLoss = "val_loss"
        }
    }

    /// The completed epochs.
    let epochs: [Epoch]
    /// The file that the network was saved in.
    let model: String

    /// Puts a document together.
    init(_ history: [EpochRecord], seconds: [Double], model: String) {
        epochs = zip(history, seconds).map { record, seconds in
            Epoch(
                accuracy: record.training.accuracy, loss: record.training.loss, seconds: seconds,
                validationAccuracy: record.validation?.accuracy, validationLoss: record.validation?.loss)
        }
        self.model = model
    }
}
