#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Makes a system call that returns -1 on failure, again if a signal interrupted it.
@discardableResult
func retryingOnInterrupt<Value: SignedInteger>(
    _ operation: StorageError.Operation, _ path: String, _ call: () -> Value
) throws(StorageError) -> Value {
    while true {
        let value = call()
        if value != -1 { return value }
        let code = errno
        if code != EINTR { throw StorageError(operation, path, code: code) }
    }
}

/// An open file, closed when the value goes away.
struct FileDescriptor: ~Copyable {
    /// The number by which the operating system knows it.
    let number: Int32
    /// The name that errors mention: what the user asked for, which need not be the name that was opened.
    let reportedPath: String

    /// Opens `path` with the `O_…` flags; a file that this creates gets the permissions `0666 & ~umask`.
    init(
        opening path: String, _ flags: Int32, as operation: StorageError.Operation, reportedAs reportedPath: String
    ) throws(StorageError) {
        number = try retryingOnInterrupt(operation, reportedPath) { open(path, flags | O_CLOEXEC, 0o666) }
        self.reportedPath = reportedPath
    }

    /// Opens a file to read it, without waiting for the other end should it be a pipe.
    init(reading path: String) throws(StorageError) {
        try self.init(opening: path, O_RDONLY | O_NONBLOCK, as: .open, reportedAs: path)
    }

    // No second attempt when interrupted: Linux has given up the number by then, and another thread may own it.
    deinit { _ = close(number) }

    /// What the operating system knows about the open file.
    func status() throws(StorageError) -> FileStatus {
        var status = stat()
        try retryingOnInterrupt(.examine, reportedPath) { fstat(number, &status) }
        return FileStatus(status)
    }

    /// Writes all of `bytes`, in as many calls as the operating system needs.
    func write(_ bytes: UnsafeRawBufferPointer) throws(StorageError) {
        /// The most bytes to offer in one call: some systems refuse more than 2 GiB.
        let most = 1 << 30
        var rest = bytes
        while !rest.isEmpty {
            let written = try retryingOnInterrupt(.write, reportedPath) {
                systemWrite(number, rest.baseAddress, min(rest.count, most))
            }
            rest = UnsafeRawBufferPointer(rebasing: rest[written...])
        }
    }

    /// Waits until everything that was written is on the disk.
    func sync() throws(StorageError) {
        try retryingOnInterrupt(.sync, reportedPath) { fsync(number) }
    }

    /// What an attempt to lock a file came to.
    enum Lock {
        /// The lock is ours.
        case taken
        /// Another process or thread has it.
        case heldByAnother
        /// The file system has no locks.
        case unsupported
    }

    /// Locks the file for as long as it is open here, unless another process or thread has locked it.
    func lock() -> Lock {
        do {
            try retryingOnInterrupt(.open, reportedPath) { flock(number, LOCK_EX | LOCK_NB) }
            return .taken
        } catch {
            return error.reason == .system(code: EWOULDBLOCK) ? .heldByAnother : .unsupported
        }
    }
}

/// `write`, whose name the method above hides.
private func systemWrite(_ number: Int32, _ start: UnsafeRawPointer?, _ count: Int) -> Int {
    write(number, start, count)
}
