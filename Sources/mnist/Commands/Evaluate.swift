import NeuralNetwork

/// `mnist eval`: measures a model on pictures that it has never seen.
struct Evaluate: Command {
    static let name = "eval"
    static let overview = "Measure a model on the test images."

    /// The model file to measure.
    var model = SavedModel.defaultPath
    /// The number of images per step.
    var batchSize = 32
    /// The pictures to measure it on.
    var source = DataSource()
    /// How much of the progress is shown.
    var verbosity = Verbosity.bar
    /// Whether the result is a JSON document.
    var json = false

    static var options: [Option<Evaluate>] {
        [.model(\.model, "The model file to measure."), .batch(\.batchSize, upTo: 10_000)]
            + DataSource.options(\.source, defaultDataset: "that of the model")
            + [.verbosity(\.verbosity), .json(\.json)]
    }

    func run(on console: Console) throws -> ExitStatus {
        let execution = try console.execution()
        let model = try SavedModel(path: model)
        let dataset = model.dataset(for: source, on: console)
        let images = try source.images(of: dataset, .test, on: console)

        let start = console.seconds
        var bar = console.progressBar(
            target: (images.count + batchSize - 1) / batchSize, json ? .silent : verbosity)
        let metrics = try model.network.evaluate(
            on: images.samples, loss: model.loss, batchSize: batchSize, execution: execution
        ) { step, _, metrics in
            bar?.update(step, metrics: metrics.named)
        }
        guard metrics.loss.isFinite else {
            bar?.close()
            throw SavedModelError.notFinite(self.model)
        }
        bar?.finish(metrics: metrics.named)

        if json {
            let seconds = (console.seconds - start).thousandths
            try console.print(json: Evaluation(metrics, count: images.count, seconds: seconds))
        } else {
            console.print("test_acc: \(metrics.accuracy.fixed(4))")
        }
        return .success
    }
}

/// The result of `mnist eval` as a JSON document.
private struct Evaluation: Encodable {
    /// The share of images whose class was found.
    let accuracy: Double
    /// The mean of the loss that the model was trained with.
    let loss: Double
    /// The number of images.
    let count: Int
    /// The time that it took.
    let seconds: Double

    /// Puts a document together.
    init(_ metrics: Metrics, count: Int, seconds: Double) {
        accuracy = metrics.accuracy
        loss = metrics.loss
        self.count = count
        self.seconds = seconds
    }
}
