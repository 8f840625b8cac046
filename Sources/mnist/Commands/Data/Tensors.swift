import MNISTData

/// `mnist data`: shows a data set as the tensors that the books talk about.
struct Tensors: Command {
    static let name = "data"
    static let overview = "Show the tensors of a data set: rank, shape, type and values."

    /// The pictures to show.
    var source = DataSource()
    /// The half that is cut into slices and batches.
    var split = Split.train
    /// The part of the images to show, as Python writes it.
    var slice: TensorSlice?
    /// The batch to show, counted from 0.
    var batch: Int?
    /// The images per batch.
    var batchSize = 128

    static var options: [Option<Tensors>] {
        [
            .optional(
                "--slice", "<slice>", \.slice, .slice,
                "Show the shape of a part of the images: 10:100, or with rows and columns :,14:,14: as in Python."),
            .optional(
                "--batch", "<n>", \.batch, .wholeNumber(0...Split.train.count - 1),
                "Show the shape of a batch, counted from 0."),
            .value("--batch-size", "<n>", \.batchSize, .wholeNumber(1...Split.train.count), "Images per batch."),
            .value("--split", "<name>", \.split, .choice, "The images to cut a slice or a batch from."),
        ] + DataSource.options(\.source, defaultDataset: "mnist")
    }

    func run(on console: Console) throws -> ExitStatus {
        var lines = try parts()
        if lines.isEmpty {
            let dataset = source.dataset ?? .mnist
            let train = try source.images(of: dataset, .train, on: console)
            let test = try source.images(of: dataset, .test, on: console)
            lines = TensorTable(dataset, train: train, test: test).lines
        }
        for line in lines { console.print(line) }
        return .success
    }

    /// A line for each part of the images that is asked for; throws if there is no such part.
    ///
    /// Every data set has the same shapes, so this takes no look at the images.
    func parts() throws(UsageError) -> [String] {
        var slices: [TensorSlice] = []
        if let slice { slices.append(slice) }
        if let batch {
            let last = (split.count - 1) / batchSize
            guard batch <= last else {
                throw .invalidValue("\(batch)", option: "--batch <n>", allowed: "a whole number from 0 to \(last)")
            }
            slices.append(TensorSlice(batch * batchSize..<min((batch + 1) * batchSize, split.count)))
        }
        let shape = [split.count, LabeledImages.rows, LabeledImages.columns]
        var lines: [String] = []
        for slice in slices {
            guard let part = slice.shape(of: shape) else {
                throw .invalidValue(
                    slice.text, option: "--slice <slice>",
                    allowed:
                        "bounds from \(-shape[0]) to \(shape[0]) with '--split \(split)', then from \(-shape[1]) to "
                        + "\(shape[1]) for rows and columns")
            }
            lines.append("\(split)_images[\(slice.text)]: rank \(part.count), shape \(part.tuple), dtype uint8")
        }
        return lines
    }
}

extension ValueFormat<TensorSlice> {
    /// A part of the images in Python's notation; whether they have such a part is for the command to check.
    fileprivate static var slice: ValueFormat {
        ValueFormat(
            allowed: "START:STOP, either of which may be left out, for up to three axes separated by commas",
            read: TensorSlice.init(typed:), write: \.text)
    }
}
