#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Why something could not be done with a file or folder.
public struct StorageError: Error, Equatable, Sendable {
    /// What was being done, as a verb that reads well after "cannot".
    public enum Operation: String, Sendable {
        case create, write, sync, rename, open, map, list, examine, remove
        case createFolder = "create the folder"
    }

    /// What stood in the way.
    public enum Reason: Equatable, Sendable {
        /// The operating system refused, with this `errno`.
        case system(code: Int32)
        /// There is a device, a pipe or a socket where a file belongs.
        case notAFile
    }

    /// What was being done.
    public let operation: Operation
    /// The file or folder, as the caller named it.
    public let path: String
    /// What stood in the way.
    public let reason: Reason

    /// Makes an error from an operation, what it was applied to, and what stood in the way.
    init(_ operation: Operation, _ path: String, _ reason: Reason) {
        self.operation = operation
        self.path = path
        self.reason = reason
    }

    /// Makes an error from an `errno`.
    init(_ operation: Operation, _ path: String, code: Int32) {
        self.init(operation, path, .system(code: code))
    }

    /// Whether the file or folder, or the folder it should be in, is not there.
    public var isMissingFile: Bool { reason == .system(code: ENOENT) }
}

extension StorageError: CustomStringConvertible {
    /// One line: what could not be done, with which file, why, and what to do next.
    public var description: String {
        let problem = "cannot \(operation.rawValue) \(path.isEmpty ? "''" : path): \(explanation)"
        return advice.map { "\(problem). \($0)" } ?? problem
    }

    /// Why, in the words of the operating system where they are its own.
    private var explanation: String {
        switch reason {
        case .system(let code): String(cString: strerror(code))
        case .notAFile: "it is a device, a pipe or a socket"
        }
    }

    /// What the user can do, where that is known.
    private var advice: String? {
        guard case .system(let code) = reason else { return "Name an ordinary file." }
        return switch code {
        case ENOENT where operation == .create:
            "Create the folder '\(Path.folder(of: path))', or choose another place."
        case ENOENT: "Check the path."
        case EACCES, EPERM, EROFS: "Check the permissions, or choose another place."
        case ENOSPC, EDQUOT: "Free some space, or choose another place."
        case EFBIG: "Raise the limit on the size of files (ulimit -f), or choose another place."
        case EEXIST: "Remove what is there, or choose another place."
        case EISDIR: "Name a file, not a folder."
        case ENOTDIR: "A part of the path is a file where a folder belongs."
        case ENAMETOOLONG: "Choose a shorter name."
        case ELOOP: "Symbolic links lead in a circle: remove one."
        default: nil
        }
    }
}
