#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// What the operating system knows about a file without opening it.
struct FileStatus {
    /// What kind of thing a name stands for.
    enum Kind {
        case file, folder, link, other
    }

    /// What kind of thing it is.
    let kind: Kind
    /// The number of bytes in it.
    let size: Int
    /// Whether it still has a name in some folder.
    let hasName: Bool
    /// The device that it is on, and its number there: no other file has both.
    let identity: [UInt64]

    /// Takes over what the program needs of the system's own record.
    init(_ status: stat) {
        kind =
            switch status.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            default: .other
            }
        size = Int(status.st_size)
        hasName = status.st_nlink > 0
        identity = [UInt64(truncatingIfNeeded: status.st_dev), UInt64(status.st_ino)]
    }

    /// Looks at `path` itself, without following a symbolic link at its end.
    init(of path: String) throws(StorageError) {
        var status = stat()
        try retryingOnInterrupt(.examine, path) { lstat(path, &status) }
        self.init(status)
    }

    /// Looks at what `path` leads to.
    init(following path: String) throws(StorageError) {
        var status = stat()
        try retryingOnInterrupt(.examine, path) { stat(path, &status) }
        self.init(status)
    }

    /// Throws unless it is an ordinary file; `operation` and `path` are for the message.
    func requireFile(_ operation: StorageError.Operation, _ path: String) throws(StorageError) {
        switch kind {
        case .file: break
        case .folder: throw StorageError(operation, path, code: EISDIR)
        case .link, .other: throw StorageError(operation, path, .notAFile)
        }
    }
}
