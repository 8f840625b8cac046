import Storage

/// The folder that data sets are read from and downloaded to.
///
/// A file of a data set is looked for in `<folder>/<data set>/`, then in the folder itself, each time unpacked, then as
/// `.gz`. It counts only if its content is the original's, by size and CRC-32; if none does, it is downloaded. Unpacked
/// files are kept in `<folder>/<data set>/`, in place of a bad file of that name; nothing else is ever changed.
public struct DataFolder: Sendable {
    /// Where it is; it need not exist yet.
    public let path: String
    /// The server to ask instead of those that are known.
    public let mirror: DownloadMirror?
    /// How patient downloads are.
    public let limits: DownloadLimits
    /// What receives the files.
    public let fetchProgram: FetchProgram

    /// Makes a data folder of any folder; no name at all means the current one.
    public init(
        path: String, mirror: DownloadMirror? = nil, limits: DownloadLimits = DownloadLimits(),
        fetchProgram: FetchProgram = .besideThisProgram
    ) {
        self.path = path.isEmpty ? "." : path
        self.mirror = mirror
        self.limits = limits
        self.fetchProgram = fetchProgram
    }

    /// Loads one half of a data set; downloads what is missing and, if the folder can be written, keeps it.
    ///
    /// `handler` is called on the caller's thread.
    public func load(
        _ dataset: Dataset, _ split: Split, handler: (LoadingEvent) -> Void = { _ in }
    ) throws(LoadingError) -> LabeledImages {
        guard let source = dataset.source else { return try LabeledImages(drawn: split) }
        return try load(source, split, handler: handler)
    }

    /// Sees to it that the whole data set is in the folder; downloads what is missing.
    ///
    /// Throws if it cannot be kept there, before anything is downloaded if possible. Drawn digits need no files.
    public func download(_ dataset: Dataset, handler: (LoadingEvent) -> Void = { _ in }) throws(LoadingError) {
        guard let source = dataset.source else { return }
        try download(source, handler: handler)
    }
}

extension DataFolder {
    /// Loads one half of a data set that comes in files.
    func load(
        _ source: DatasetSource, _ split: Split, handler: (LoadingEvent) -> Void
    ) throws(LoadingError) -> LabeledImages {
        var store = ArchiveStore(of: source, in: self)
        let pair = source.pair(split)
        return try LabeledImages(images: store.load(pair.images, handler), labels: store.load(pair.labels, handler))
    }

    /// Sees to it that all files of a data set are in the folder.
    func download(_ source: DatasetSource, handler: (LoadingEvent) -> Void) throws(LoadingError) {
        var store = ArchiveStore(of: source, in: self)
        for pair in Split.allCases.map(source.pair) {
            try store.download(pair.images, handler)
            try store.download(pair.labels, handler)
        }
    }
}
