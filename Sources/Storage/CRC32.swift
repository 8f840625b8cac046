import CZlib

/// The CRC-32 checksum of gzip (RFC 1952), computed by zlib: finds damaged bytes, not malicious ones.
public struct CRC32: Sendable, Equatable {
    /// The checksum of all bytes so far; 0 if there were none.
    public private(set) var value: UInt32 = 0

    /// Begins the checksum of a sequence of bytes.
    public init() {}

    /// Takes in the next bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        /// The most bytes to hand over at once: zlib counts them in 32 bits.
        let most = 1 << 30
        var rest = bytes
        while !rest.isEmpty {
            let chunk = rest.prefix(most)
            let start = rest.baseAddress?.assumingMemoryBound(to: UInt8.self)
            value = UInt32(truncatingIfNeeded: crc32(UInt(value), start, UInt32(chunk.count)))
            rest = UnsafeRawBufferPointer(rebasing: rest[chunk.endIndex...])
        }
    }

    /// The checksum of `bytes`.
    public static func of(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
        var checksum = CRC32()
        checksum.update(bytes)
        return checksum.value
    }

    /// The checksum of two sequences one after the other, from the checksum of each and the length of the second.
    public static func combine(_ first: UInt32, _ second: UInt32, secondLength: Int) -> UInt32 {
        UInt32(truncatingIfNeeded: crc32_combine(UInt(first), UInt(second), secondLength))
    }
}
