import Storage

/// Why a model could not be loaded or saved.
public enum ModelFileError: Error, Equatable, Sendable {
    /// The file could not be read or written.
    case storage(StorageError)
    /// The file at `path` is not in safetensors format.
    case format(SafetensorsError, path: String)
    /// The file at `path` is in safetensors format, but no network that this program can run.
    case content(ModelContentError, path: String)

    /// Whether there is no such file.
    public var isMissingFile: Bool {
        if case .storage(let error) = self { error.isMissingFile } else { false }
    }
}

extension ModelFileError: CustomStringConvertible {
    /// One line: which file, what is wrong with it, and what to do next.
    public var description: String {
        switch self {
        case .storage(let error): error.description
        case .format(let error, let path): "\(path): \(error)"
        case .content(let error, let path): "\(path): \(error)"
        }
    }
}
