import Storage

/// Why a data set could not be loaded.
public enum LoadingError: Error, Equatable, Sendable {
    /// A file is neither in the data folder nor on any mirror; `tried` says why, place by place.
    case unavailable(file: String, dataset: String, tried: [FailedSource])
    /// A file could not be kept in the folder, and that was all that it was wanted for.
    case cannotKeep(StorageError)
    /// A file is there, but what it holds is no such data set.
    case malformed(file: String, IDXError)
}

/// A file or an address where something was looked for in vain.
public struct FailedSource: Error, Equatable, Sendable {
    /// The path or the address.
    public let place: String
    /// What is wrong there.
    public let reason: String

    /// Makes a record of what is wrong where.
    public init(place: String, reason: String) {
        self.place = place
        self.reason = reason
    }
}

extension LoadingError: CustomStringConvertible {
    /// What went wrong, where, and what to do; several lines if several places were tried.
    public var description: String {
        switch self {
        case .unavailable(let file, let dataset, let tried):
            """
            cannot load \(dataset): \(file) is not in the data folder and could not be downloaded.
            \(tried.map { "  \($0.place): \($0.reason)" }.joined(separator: "\n"))
            Try again when the network works, or use one of these:
              --data DIR           a folder that has the files, as .gz or unpacked
              --mirror URL         another server that has the .gz files
              --dataset synthetic  digits that the program draws itself
            """
        case .cannotKeep(let error): error.description
        case .malformed(let file, let error): "\(file): \(error)"
        }
    }
}
