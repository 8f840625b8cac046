#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A file that appears under its name only when it is complete and on the disk.
///
/// The bytes go to a hidden file beside it, which takes the name in one step. Whatever happens meanwhile (a full
/// disk, `kill -9`, a power cut, another process saving the same file), the name stands for the old file, for the
/// new one, or for none as before; never for half of one. A value that goes away without ``commit()`` leaves nothing.
public struct AtomicFile: ~Copyable {
    /// The name to take, with symbolic links followed: the file that a link leads to is replaced, not the link.
    private let target: String
    /// The hidden file that collects the bytes.
    private var partial: PartialFile

    /// Begins a file that will be called `path`, in place of a file that may have the name already.
    ///
    /// Throws if no file could be saved there: the folder is missing or read-only, or the name stands for a folder,
    /// a device, a pipe or a write-protected file.
    public init(replacing path: String) throws(StorageError) {
        try Self.requireReplaceable(path)
        let target = try FileSystem.followingLinks(path)
        partial = try PartialFile(beside: target, reportedAs: path)
        self.target = target
    }

    /// Throws if ``init(replacing:)`` would: to be asked before hours of work whose result is to be saved at `path`.
    public static func probe(_ path: String) throws(StorageError) {
        _ = try AtomicFile(replacing: path)
    }

    /// Adds bytes at the end.
    ///
    /// After an error the file is beyond repair: let the value go away.
    public mutating func append(_ bytes: UnsafeRawBufferPointer) throws(StorageError) {
        try partial.descriptor.write(bytes)
    }

    /// Brings the bytes to the disk, then gives the file its name.
    public consuming func commit() throws(StorageError) {
        try partial.descriptor.sync()
        try partial.rename(to: target)
        try FileSystem.syncFolder(Path.folder(of: target))
    }

    /// Throws unless `path` leads to an ordinary file that may be written, or to nothing.
    private static func requireReplaceable(_ path: String) throws(StorageError) {
        if Path.name(of: path).isEmpty { throw StorageError(.create, path, code: EISDIR) }
        do {
            try FileStatus(following: path).requireFile(.create, path)
            try retryingOnInterrupt(.create, path) { access(path, W_OK) }
        } catch {
            if !error.isMissingFile { throw error }
        }
    }
}
