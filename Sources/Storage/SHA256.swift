/// The SHA-256 digest of FIPS 180-4, by which downloads are told from their like.
///
/// The toolchain brings no implementation for Linux, so this is the standard's own, with eight rounds written out.
public struct SHA256: Sendable {
    /// The eight words of the digest so far.
    private var state = SIMD8<UInt32>(
        0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19)
    /// Bytes that do not fill a block yet.
    private var pending: [UInt8] = []
    /// The number of bytes taken in.
    private var count: UInt64 = 0

    /// The number of bytes that are digested together.
    private static let blockSize = 64

    /// Begins the digest of a sequence of bytes.
    public init() {}

    /// Takes in the next bytes.
    public mutating func update(_ bytes: UnsafeRawBufferPointer) {
        count += UInt64(bytes.count)
        var rest = bytes[...]
        if !pending.isEmpty {
            let missing = rest.prefix(Self.blockSize - pending.count)
            pending += missing
            rest = rest[missing.endIndex...]
            if pending.count == Self.blockSize {
                pending.withUnsafeBytes { state = Self.digest($0, into: state) }
                pending = []
            }
        }
        let whole = rest.prefix(rest.count / Self.blockSize * Self.blockSize)
        state = Self.digest(UnsafeRawBufferPointer(rebasing: whole), into: state)
        pending += rest[whole.endIndex...]
    }

    /// The digest of all bytes taken in, as 64 lower-case hexadecimal digits.
    public func finalized() -> String {
        let zeros = (2 * Self.blockSize - 9 - pending.count) % Self.blockSize
        var end = pending + [0x80] + [UInt8](repeating: 0, count: zeros)
        withUnsafeBytes(of: (count * 8).bigEndian) { end += $0 }
        let words = end.withUnsafeBytes { Self.digest($0, into: state) }
        return words.indices.map { words[$0].hexadecimal }.joined()
    }
}
