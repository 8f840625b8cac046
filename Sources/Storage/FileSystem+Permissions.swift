#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

extension FileSystem {
    /// Throws if the folder at `path`, or the one that it would be made in, is marked as read-only for everybody.
    ///
    /// The system lets the superuser write there all the same, and in a container everybody is superuser. A program
    /// that adds files of its own accord asks here first, and leaves such a folder as it is.
    public static func requireNotReadOnly(_ path: String) throws(StorageError) {
        var status = stat()
        do {
            try retryingOnInterrupt(.examine, path) { stat(path, &status) }
        } catch  where error.isMissingFile && path != Path.folder(of: path) {
            return try requireNotReadOnly(Path.folder(of: path))
        }
        if status.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH) == 0 { throw StorageError(.create, path, code: EACCES) }
    }
}
