import MNISTData
import ModelFiles
import NeuralNetwork
import Storage

/// `mnist train`: trains the network and saves it.
struct Train: Command {
    static let name = "train"
    static let overview = "Train the network and save it as a model file."
    /// The number of units between the 784 pixels and the ten classes.
    private static let hiddenUnits = 512

    /// What training does.
    var training = TrainingOptions()
    /// The number of threads; nil for one per core.
    var threads: Int?
    /// The pictures to learn from.
    var source = DataSource()
    /// The file that the trained network is saved in.
    var model = SavedModel.defaultPath
    /// The model file whose network training starts from; nil for random weights.
    var weights: String?
    /// How much of the progress is shown.
    var verbosity = Verbosity.bar
    /// Whether the result is a JSON document.
    var json = false

    static var options: [Option<Train>] {
        let training: [Option<Train>] = [
            .value("--epochs", "<n>", \.training.epochs, .wholeNumber(1...100_000), "Passes over the images."),
            .batch(\.training.batchSize, upTo: 60_000),
            .value(
                "--learning-rate", "<rate>", \.training.learningRate, .positiveNumber,
                "How far each step moves the weights."),
            .value(
                "--seed", "<n>", \.training.seed, .wholeNumber(0...UInt64.max),
                "Where the random numbers start: the same seed trains the same model."),
            .flag("--no-shuffle", \.training.shuffles, to: false, "Take the images in the order of the file."),
            .optional(
                "--threads", "<n>", \.threads, .wholeNumber(1...Console.maximumThreads),
                default: "the number of cores", "Threads to share the work; they change nothing in the model."),
        ]
        let files: [Option<Train>] = [
            .model(\.model, "The file to save the trained network in."),
            .optional(
                "--weights", "<file>", \.weights, .text("the name of a file"), default: "random weights",
                "The model file to start from."),
        ]
        return training + DataSource.options(\.source, defaultDataset: "mnist") + files
            + [.verbosity(\.verbosity), .json(\.json)]
    }

    func run(on console: Console) throws -> ExitStatus {
        let execution = try console.execution(threads: threads)
        try AtomicFile.probe(model)
        let dataset = source.dataset ?? .mnist
        var network =
            try weights.map { try SavedModel(path: $0).network }
            ?? MultilayerPerceptron(
                inputs: LabeledImages.pixelsPerImage, hidden: [Self.hiddenUnits], classes: dataset.classNames.count,
                seed: training.seed)
        let images = try source.images(of: dataset, .train, on: console)

        let display = TrainingDisplay(epochs: training.epochs, verbosity: json ? .silent : verbosity, console: console)
        let result = try train(&network, on: images, execution: execution, display: display)
        try save(network, trained: result, on: dataset, checksum: images.checksum)

        if json {
            try console.print(json: TrainingDocument(result.history, seconds: display.epochSeconds, model: model))
        } else if verbosity != .silent {
            console.print("Saved the model to \(model)")
        }
        guard let signal = Interruption.signal else { return .success }
        if result.wasStopped {
            console.note(
                "interrupted after \(result.history.count) of \(training.epochs) epochs; saved as it was then.")
        }
        return .interrupted(signal: signal)
    }

    /// Trains until the last epoch or a signal.
    private func train(
        _ network: inout MultilayerPerceptron, on images: LabeledImages, execution: ExecutionOptions,
        display: TrainingDisplay
    ) throws -> TrainingResult {
        defer { display.close() }
        Interruption.listen()
        return try network.train(on: images.samples, options: training, execution: execution) { event in
            display.show(event)
            return Interruption.signal == nil ? .proceed : .stop
        }
    }

    /// Saves the network with what is known of its training.
    private func save(
        _ network: MultilayerPerceptron, trained result: TrainingResult, on dataset: Dataset, checksum: UInt32
    ) throws {
        let card = ModelCard(
            dataset: dataset.rawValue, classNames: dataset.classNames, seed: training.seed,
            epochsCompleted: result.history.count, history: result.history, dataChecksum: checksum)
        try ModelFile(network: network, card: card).save(to: model)
    }
}

/// The result of `mnist train` as a JSON document.
private struct TrainingDocument: Encodable {
    /// What came of one epoch.
    struct Epoch: Encodable {
        /// The share of images whose class was found while the weights changed.
        let accuracy: Double
        /// The mean cross-entropy while the weights changed.
        let loss: Double
        /// The time that the epoch took.
        let seconds: Double
    }

    /// The completed epochs.
    let epochs: [Epoch]
    /// The file that the network was saved in.
    let model: String

    /// Puts a document together.
    init(_ history: [EpochRecord], seconds: [Double], model: String) {
        epochs = zip(history, seconds).map {
            Epoch(accuracy: $0.training.accuracy, loss: $0.training.loss, seconds: $1)
        }
        self.model = model
    }
}
