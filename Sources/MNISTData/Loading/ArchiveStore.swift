import Storage

/// The files of one data set: found in a data folder, or else downloaded and kept there.
struct ArchiveStore {
    /// The data folder, which may have files directly in it.
    private let root: String
    /// The folder in it for this data set: the only place where files are written.
    private let folder: String
    /// The name of the data set for people.
    private let title: String
    /// Where missing files come from.
    private var downloader: Downloader

    /// Looks for the files of `source` in a data folder.
    init(of source: DatasetSource, in dataFolder: DataFolder) {
        root = dataFolder.path
        folder = Self.path(of: source.folder, in: root)
        title = source.title
        downloader = Downloader(
            mirrors: dataFolder.mirror.map { [$0] } ?? source.mirrors, limits: dataFolder.limits,
            program: dataFolder.fetchProgram)
    }

    /// Finds a file or downloads it; keeps what it downloads if the folder can be written, and reports if it cannot.
    mutating func load(_ archive: Archive, _ handler: (LoadingEvent) -> Void) throws(LoadingError) -> DataFile {
        let (file, rejected) = find(archive, handler)
        if let file { return file }
        let content = try fetch(archive, rejected, handler)
        let path = Self.path(of: archive.name, in: folder)
        do {
            try keep(content, at: path)
        } catch {
            handler(.notKept(path: path, reason: error.description))
        }
        return DataFile(name: path, storage: content, checksum: archive.crc32)
    }

    /// Finds a file or downloads and keeps it.
    ///
    /// Throws if it cannot be kept, before the download if that is known by then.
    mutating func download(_ archive: Archive, _ handler: (LoadingEvent) -> Void) throws(LoadingError) {
        let (file, rejected) = find(archive, handler)
        if file != nil { return }
        let path = Self.path(of: archive.name, in: folder)
        try reportingStorage { () throws(StorageError) in
            try makeFolder()
            try AtomicFile.probe(path)
        }
        let content = try fetch(archive, rejected, handler)
        try reportingStorage { () throws(StorageError) in try keep(content, at: path) }
    }

    /// Finds a file whose content is the original's; also returns those that it is not in.
    private func find(
        _ archive: Archive, _ handler: (LoadingEvent) -> Void
    ) -> (file: DataFile?, rejected: [FailedSource]) {
        var rejected: [FailedSource] = []
        for place in [folder, root] {
            for name in [archive.name, archive.compressedName] {
                let path = Self.path(of: name, in: place)
                do {
                    if let file = try read(path, as: archive) { return (file, rejected) }
                } catch {
                    handler(.rejected(path: path, reason: error.reason))
                    rejected.append(error)
                }
            }
        }
        return (nil, rejected)
    }

    /// Reads a file, unpacked or not; nil if there is none.
    ///
    /// Throws if its content is not the original's.
    private func read(_ path: String, as archive: Archive) throws(FailedSource) -> DataFile? {
        do {
            let file = try MappedFile(path: path)
            guard path.hasSuffix(".gz") else {
                try archive.verify(unpacked: file.bytes)
                return DataFile(name: path, storage: file, checksum: archive.crc32)
            }
            let content = try withExtendedLifetime(file) { try archive.unpack(file.bytes) }
            // Saves the next run the time to unpack; if it cannot be kept, nothing is lost.
            try? keep(content, at: Self.path(of: archive.name, in: folder))
            return DataFile(name: path, storage: content, checksum: archive.crc32)
        } catch let error as StorageError where error.isMissingFile {
            return nil
        } catch {
            throw FailedSource(place: path, reason: "\(error)")
        }
    }

    /// Downloads a file; if that fails, tells what is wrong with all places where it was looked for.
    private mutating func fetch(
        _ archive: Archive, _ rejected: [FailedSource], _ handler: (LoadingEvent) -> Void
    ) throws(LoadingError) -> HeapBytes {
        do {
            return try downloader.fetch(archive, handler: handler)
        } catch {
            throw .unavailable(
                file: archive.compressedName, dataset: title, tried: rejected + error.failures)
        }
    }

    /// Saves an unpacked file whose content is the original's.
    private func keep(_ content: HeapBytes, at path: String) throws(StorageError) {
        try makeFolder()
        var file = try AtomicFile(replacing: path)
        try file.append(content.bytes)
        try file.commit()
    }

    /// Makes the folder for this data set, unless it is there or its surroundings are read-only.
    private func makeFolder() throws(StorageError) {
        try FileSystem.requireNotReadOnly(folder)
        try FileSystem.createFolder(folder)
    }

    /// Does something for which being able to write is essential.
    private func reportingStorage(_ work: () throws(StorageError) -> Void) throws(LoadingError) {
        do { try work() } catch { throw .cannotKeep(error) }
    }

    /// The path of an entry of a folder.
    private static func path(of name: String, in folder: String) -> String {
        folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }
}
