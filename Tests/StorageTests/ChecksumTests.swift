import Storage
import Testing

/// The checksums against published values, in one piece and in many.
@Suite("Checksums")
struct ChecksumTests {
    /// A text, how often it is repeated, the CRC-32 and the SHA-256, as `gzip` and `sha256sum` give them.
    static let examples: [(text: String, times: Int, crc32: UInt32, sha256: String)] = [
        ("", 1, 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", 1, 0x3524_41c2, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ("123456789", 1, 0xcbf4_3926, "15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", 1, 0x171a_3f5f,
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        ("a", 1_000_000, 0xdc25_bfbc, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
    ]

    @Test("give the published values", arguments: examples)
    func publishedValues(text: String, times: Int, crc32: UInt32, sha256: String) {
        let bytes = Array(String(repeating: text, count: times).utf8)
        #expect(bytes.withUnsafeBytes(CRC32.of) == crc32)
        var digest = SHA256()
        bytes.withUnsafeBytes { digest.update($0) }
        #expect(digest.finalized() == sha256)
    }

    @Test("do not depend on how the bytes are cut into pieces", arguments: [1, 3, 55, 56, 63, 64, 65, 127, 128, 200])
    func pieces(size: Int) {
        let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        var crc32 = CRC32()
        var sha256 = SHA256()
        bytes.withUnsafeBytes { bytes in
            for start in stride(from: 0, to: bytes.count, by: size) {
                let piece = UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + size, bytes.count)])
                crc32.update(piece)
                sha256.update(piece)
            }
        }
        #expect(crc32.value == 0x91f4_3dec)
        #expect(sha256.finalized() == "945acdf575d6a2430bf4d6163e1d03b4b0b896fcef107c8b24bf7ff07a621fa3")
    }

    @Test("agree with sha256sum for every length around the edges of the padding")
    func lengths() {
        // The digest of the digests of 0, 1, 2, … 129 zero bytes.
        var all = SHA256()
        for length in 0..<130 {
            var one = SHA256()
            [UInt8](repeating: 0, count: length).withUnsafeBytes { one.update($0) }
            Array(one.finalized().utf8).withUnsafeBytes { all.update($0) }
        }
        #expect(all.finalized() == "914e28f3bcba36351cc83a523f3ecdae91d5d2ab1d5409e8eb593aa76ad53f18")
    }

    @Test("of two parts combine into that of the whole", arguments: [0, 1, 4, 9])
    func combined(split: Int) {
        let bytes = Array("123456789".utf8)
        let first = bytes[..<split].withUnsafeBytes(CRC32.of)
        let second = bytes[split...].withUnsafeBytes(CRC32.of)
        #expect(CRC32.combine(first, second, secondLength: 9 - split) == 0xcbf4_3926)
    }
}
