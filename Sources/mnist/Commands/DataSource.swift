import MNISTData

/// Which pictures a command works on, and where they come from.
struct DataSource {
    /// The data set; nil for the one that suits the command.
    var dataset: Dataset?
    /// The folder of the data sets; nil for that of `MNIST_DATA`, or `data`.
    var folder: String?
    /// Where to download from instead of the known mirrors.
    var mirror: DownloadMirror?

    /// The folder of the data sets when none is named.
    static let defaultFolder = "data"

    /// Loads one half of a data set and tells on standard error what has to be downloaded for it.
    func images(of dataset: Dataset, _ split: Split, on console: Console) throws -> LabeledImages {
        let display = DownloadDisplay(console: console)
        defer { display.close() }
        return try dataFolder(console.environment).load(dataset, split, handler: display.show)
    }

    /// Sees to it that the files of a data set are in the folder, and tells on standard error what is downloaded.
    func download(_ dataset: Dataset, on console: Console) throws {
        let display = DownloadDisplay(console: console)
        defer { display.close() }
        try dataFolder(console.environment).download(dataset, handler: display.show)
    }

    /// The folder of the data sets.
    func dataFolder(_ environment: Environment) -> DataFolder {
        DataFolder(path: folder ?? environment["MNIST_DATA"] ?? Self.defaultFolder, mirror: mirror)
    }

    /// The options of every command that needs pictures.
    static func options<C: Command>(
        _ source: WritableKeyPath<C, DataSource>, defaultDataset: String
    ) -> [Option<C>] {
        [
            .optional(
                "--dataset", "<name>", source.appending(path: \.dataset), .choice, default: defaultDataset,
                "The data set; 'synthetic' needs no download."),
            .optional(
                "--data", "<folder>", source.appending(path: \.folder), .text("the name of a folder"),
                default: "$MNIST_DATA, else \(defaultFolder)", "The folder of the data sets."),
            .optional(
                "--mirror", "<url>", source.appending(path: \.mirror), .mirror,
                "Download what is missing from this folder on a server."),
        ]
    }
}

extension ValueFormat<DownloadMirror> {
    /// The address of a folder on a server.
    fileprivate static var mirror: ValueFormat {
        ValueFormat(
            allowed:
                "the address of a folder on a server, such as https://example.org/mnist/ (a folder of this machine goes "
                + "with --data)",
            read: DownloadMirror.init,
            write: \.address)
    }
}
