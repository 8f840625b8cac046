import MNISTData
import ModelFiles
import NeuralNetwork
import Storage

/// `mnist train`: trains a network and saves it.
struct Train: Command {
    static let name = "train"
    static let overview = "Train the network and save it as a model file."

    /// What training does, but for what `optimizer` and `learningRate` say.
    var training = TrainingOptions()
    /// The formula by which the weights follow the gradient.
    var optimizer = OptimizerChoice()
    /// How far each step goes, at the beginning; nil for the optimizer's default.
    var learningRate: Float?
    /// The layers of the network and how they start.
    var network = NetworkPlan()
    /// What the network is measured on after each epoch.
    var validation = Validation()
    /// After how many epochs without progress training ends; nil to train all epochs.
    var patience: Int?
    /// The number of threads; nil for one per core.
    var threads: Int?
    /// The pictures to learn from.
    var source = DataSource()
    /// The file that the trained network is saved in.
    var model = SavedModel.defaultPath
    /// The model file whose network training starts from; nil for random weights.
    var weights: String?
    /// The file for a table of the epochs; nil for none.
    var log: String?
    /// How much of the progress is shown.
    var verbosity = Verbosity.bar
    /// Whether the result is a JSON document.
    var json = false

    func run(on console: Console) throws -> ExitStatus {
        let execution = try console.execution(threads: threads)
        let options = try trainingOptions()
        try checkChoices()
        try AtomicFile.probe(model)
        let dataset = source.dataset ?? .mnist
        var network = try startingNetwork()
        // Before anything is downloaded: it may not be allowed.
        let table = try log.map { try HistoryLog(path: $0) }
        let images = try source.images(of: dataset, .train, on: console)
        let (learned, held) = try validation.divide(images) { try source.images(of: dataset, .test, on: console) }

        let display = TrainingDisplay(epochs: options.epochs, verbosity: json ? .silent : verbosity, console: console)
        var stopping = patience.map { EarlyStopping(patience: $0) }

        table?.begin()
        Interruption.listen()
        let result: TrainingResult
        do {
            defer { display.close() }
            result = try network.train(on: learned, validation: held, options: options, execution: execution) { event in
                display.show(event)
                if case .epochEnded(let epoch, let record) = event {
                    table?.append(record, epoch: epoch)
                    if stopping?.ends(after: record, epoch: epoch) == true { return .stop }
                }
                return Interruption.signal == nil ? .proceed : .stop
            }
        }

        let card = ModelCard(
            dataset: dataset.rawValue, classNames: dataset.classNames, seed: options.seed,
            epochsCompleted: result.history.count, loss: options.loss, history: result.history,
            dataChecksum: images.checksum)
        try ModelFile(network: network, card: card).save(to: model)

        if json {
            try console.print(json: TrainingDocument(result.history, seconds: display.epochSeconds, model: model))
        } else if verbosity != .silent {
            if let ending = stopping?.ending { console.print(ending) }
            console.print("Saved the model to \(model)")
        }
        if let failure = table?.failure { throw failure }
        guard let signal = Interruption.signal else { return .success }
        if result.wasStopped, stopping?.ending == nil {
            console.note("interrupted after \(result.history.count) of \(options.epochs) epochs; saved as it was then.")
        }
        return .interrupted(signal: signal)
    }

    /// What training does.
    func trainingOptions() throws(UsageError) -> TrainingOptions {
        var options = training
        options.optimizer = try optimizer.optimizer()
        options.learningRate = learningRate ?? options.optimizer.defaultLearningRate
        return options
    }

    /// Throws if two options contradict each other, as far as that shows before any file is read.
    func checkChoices() throws(UsageError) {
        try network.check()
        try validation.check()
        if weights != nil, network.initializer != nil {
            throw .conflict(
                "'--init' draws new weights, but '--weights' takes them from a file: leave out one of the two.")
        }
        for (option, path) in [("--model", model), ("--weights", weights)] {
            if let log, let path, FileSystem.areSameFile(log, path) {
                throw .conflict("'--log' and '\(option)' name the same file.")
            }
        }
    }

    /// The network that training starts from.
    private func startingNetwork() throws -> MultilayerPerceptron {
        guard let weights else { return network.network(seed: training.seed) }
        return try network.network(of: SavedModel(path: weights), named: weights)
    }
}
