import MNISTData

/// `mnist predict`: reads single pictures of a data set.
struct Predict: Command {
    static let name = "predict"
    static let overview = "Read an image with a model."

    /// The pictures to read, by their place in the data set.
    var indexes: [Int] = []
    /// The half of the data set that they are in.
    var split = Split.test
    /// The model file to read with.
    var model = SavedModel.defaultPath
    /// Where the pictures come from.
    var source = DataSource()
    /// Whether the result is a JSON document.
    var json = false

    static var options: [Option<Predict>] {
        [
            .list("--index", "<n>", \.indexes, place, "The image to read, counted from 0; repeat it to read several."),
            .value("--split", "<name>", \.split, .choice, "The images to choose from."),
            .model(\.model, "The model file to read with."),
        ] + DataSource.options(\.source, defaultDataset: "that of the model") + [.json(\.json)]
    }

    /// The place of an image, which `run(on:)` checks against the number of images in the half that was chosen.
    private static var place: ValueFormat<Int> {
        ValueFormat(
            allowed: [Split.test, .train].map { "0 to \($0.count - 1) with '--split \($0)'" }.joined(separator: ", "),
            read: { text in Int(text).flatMap { $0 >= 0 ? $0 : nil } },
            write: { "\($0)" })
    }

    func run(on console: Console) throws -> ExitStatus {
        if let index = indexes.first(where: { $0 >= split.count }) {
            throw UsageError.invalidValue("\(index)", option: "--index <n>", allowed: Self.place.allowed)
        }
        let execution = try console.execution()
        let model = try SavedModel(path: model)
        let dataset = model.dataset(for: source, on: console)
        let images = try source.images(of: dataset, split, on: console)

        let predictions = try indexes.map { index in
            let label = Int(images.labels[index])
            let probabilities = try model.network.probabilities(of: images.sample(at: index), execution: execution)[0]
            guard probabilities.allSatisfy(\.isFinite) else { throw SavedModelError.notFinite(self.model) }
            return Prediction(
                index: index, label: label, probabilities: probabilities,
                classNames: model.classNames(for: dataset), labelName: dataset.classNames[label])
        }
        if json {
            try console.print(json: predictions)
        } else {
            for (position, prediction) in predictions.enumerated() {
                if position > 0 { console.print("") }
                show(prediction, of: images, on: console)
            }
        }
        return .success
    }

    /// Prints a prediction, below its picture where there is a terminal to show it.
    private func show(_ prediction: Prediction, of images: LabeledImages, on console: Console) {
        console.print("image: \(split) \(prediction.index)")
        if console.output.isTerminal, console.output.columns ?? .max >= DigitPicture.side {
            let picture = DigitPicture(pixels: images[prediction.index])
            for line in picture.lines(color: console.output.hasColor) { console.print(line) }
        }
        for line in prediction.lines { console.print(line) }
    }
}
