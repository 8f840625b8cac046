import Storage

/// Bytes that neither move nor change as long as the object lives: a mapped file, or memory of its own.
protocol ByteStorage: AnyObject, Sendable {
    /// All the bytes; valid as long as the object lives.
    var bytes: UnsafeRawBufferPointer { get }
}

extension MappedFile: ByteStorage {}
