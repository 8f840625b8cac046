import NeuralNetwork

/// Shows training as Keras does, and takes the time of each epoch.
final class TrainingDisplay {
    /// The number of epochs to train for.
    private let epochs: Int
    /// How much is shown.
    private let verbosity: Verbosity
    /// Where it is shown.
    private let console: Console

    /// The seconds that each completed epoch took.
    private(set) var epochSeconds: [Double] = []
    /// When the epoch began.
    private var epochStart = 0.0
    /// The bar of the epoch.
    private var bar: ProgressBar?

    /// Makes a display that has shown nothing yet.
    init(epochs: Int, verbosity: Verbosity, console: Console) {
        self.epochs = epochs
        self.verbosity = verbosity
        self.console = console
    }

    /// Shows what happened.
    func show(_ event: TrainingEvent) {
        switch event {
        case .epochBegan(let epoch, let steps):
            if verbosity != .silent, epochs > 1 { console.print("Epoch \(epoch)/\(epochs)") }
            epochStart = console.seconds
            bar = console.progressBar(target: steps, verbosity)
        case .stepEnded(let step, let metrics):
            bar?.update(step, metrics: metrics.named)
        case .epochEnded(_, let record):
            bar?.finish(metrics: record.named)
            epochSeconds.append((console.seconds - epochStart).thousandths)
        }
    }

    /// Ends the line of a bar that did not come to its end.
    func close() { bar?.close() }
}

extension EpochRecord {
    /// The metrics of an epoch with the names and in the order that Keras shows them.
    var named: [ProgressBar.Metric] {
        training.named + (validation?.named ?? []).map { ("val_" + $0.name, $0.value) }
    }
}

extension Metrics {
    /// The metrics with the names and in the order that Keras shows them.
    var named: [ProgressBar.Metric] { [("accuracy", accuracy), ("loss", loss)] }
}
