#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A text file that others may read while it is written: each text is in the file as soon as it is added.
public struct GrowingFile: ~Copyable {
    /// The open file.
    private let descriptor: FileDescriptor

    /// Opens a file to write, and makes it if there is none; what it holds stays until `empty()`.
    public init(path: String) throws(StorageError) {
        descriptor = try FileDescriptor(opening: path, O_WRONLY | O_CREAT, as: .create, reportedAs: path)
    }

    /// Takes away what the file holds; a pipe or a device holds nothing.
    public func empty() {
        _ = ftruncate(descriptor.number, 0)
    }

    /// Adds text at the end.
    public func append(_ text: String) throws(StorageError) {
        try Array(text.utf8).withUnsafeBufferPointer { (bytes) throws(StorageError) in
            try descriptor.write(UnsafeRawBufferPointer(bytes))
        }
    }
}
