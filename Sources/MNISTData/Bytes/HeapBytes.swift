/// Bytes in memory, for data that has no file or whose folder cannot be written.
final class HeapBytes: ByteStorage, @unchecked Sendable {
    /// All the bytes; valid as long as the object lives.
    let bytes: UnsafeRawBufferPointer

    /// Takes `capacity` bytes of memory, lets `fill` write there, and keeps the first `count` of them.
    ///
    /// Throws what `fill` throws.
    init<Failure: Error>(
        count: Int, capacity: Int, filledBy fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
    ) throws(Failure) {
        precondition(count <= capacity, "there is memory for what is kept")
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity, alignment: 16)
        bytes = UnsafeRawBufferPointer(rebasing: memory[..<count])
        try fill(memory)
    }

    /// Copies an array.
    convenience init(_ array: [UInt8]) {
        self.init(count: array.count, capacity: array.count) { $0.copyBytes(from: array) }
    }

    deinit { bytes.deallocate() }
}
