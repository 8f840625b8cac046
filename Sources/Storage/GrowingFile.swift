#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A text file that others may read while it is written: each text is in the file as soon as it is added.
public struct GrowingFile: ~Copyable {
    /// The open file.
    private let descriptor: FileDescriptor

    /// Begins an empty file, in place of what a file of that name may hold.
    public init(replacing path: String) throws(StorageError) {
        descriptor = try FileDescriptor(
            opening: path, O_WRONLY | O_CREAT | O_TRUNC, as: .create, reportedAs: path)
    }

    /// Adds text at the end.
    public func append(_ text: String) throws(StorageError) {
        try Array(text.utf8).withUnsafeBufferPointer { (bytes) throws(StorageError) in
            try descriptor.write(UnsafeRawBufferPointer(bytes))
        }
    }
}
