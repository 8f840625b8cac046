import Testing

@testable import MNISTData

/// What is accepted as a gzip file, and how everything else is refused.
@Suite("A gzip file")
struct GunzipTests {
    /// Text that compresses well.
    static let text = Array(String(repeating: "All work and no play makes Jack a dull boy. ", count: 1000).utf8)
    /// The text as a gzip file: ten bytes of head, the data, four of checksum, four of length.
    static let packed = gzip(text)

    @Test("unpacks to what was packed", arguments: [0, 1, 44_000, 3_000_000], [0, 1, 9] as [Int32])
    func unpacks(count: Int, level: Int32) throws {
        let content = (0..<count).map { UInt8(truncatingIfNeeded: $0 / 100) }
        #expect(try unpack(gzip(content, level: level), count: count) == content)
    }

    @Test("is refused if it begins otherwise", arguments: [[0x1F, 0x8C, 8], Array("<html>".utf8), [0], [0x8B, 0x1F]])
    func notGzip(file: [UInt8]) {
        #expect(throws: GunzipError.notGzip(firstBytes: Array(file.prefix(2)))) { try unpack(file, count: 10) }
    }

    @Test("is refused if it ends anywhere before its end")
    func truncated() {
        for length in Self.packed.indices {
            #expect(throws: GunzipError.truncated(offset: length)) {
                try unpack(Array(Self.packed.prefix(length)), count: Self.text.count)
            }
        }
    }

    @Test("never unpacks to anything else if one of its bits differs")
    func damaged() {
        for index in Self.packed.indices {
            for bit in 0..<8 {
                var file = Self.packed
                file[index] ^= 1 << bit
                let content = try? unpack(file, count: Self.text.count)
                // Bytes 4 to 9 are a time stamp, hints and the name of a system; one bit of byte 3 says "text".
                let isContent = index < 3 || index > 9 || (index == 3 && bit != 0)
                #expect(content == nil || (content == Self.text && !isContent), "bit \(bit) of byte \(index)")
            }
        }
    }

    @Test(
        "is refused with zlib's reason and the place",
        arguments: [
            (2, "unknown compression method", 4), (packed.count - 5, "incorrect data check", packed.count - 4),
            (packed.count - 1, "incorrect length check", packed.count),
        ])
    func corrupt(index: Int, reason: String, offset: Int) {
        var file = Self.packed
        file[index] ^= 0xFF
        #expect(throws: GunzipError.corrupt(offset: offset, reason: reason)) {
            try unpack(file, count: Self.text.count)
        }
    }

    @Test("is refused if it unpacks to less than expected")
    func tooShort() {
        let count = Self.text.count
        #expect(throws: GunzipError.tooShort(expected: count + 1, found: count)) {
            try unpack(Self.packed, count: count + 1)
        }
    }

    @Test("is refused as soon as it unpacks to more than expected", arguments: [0, 1, 10_000, 9_999_999])
    func tooLong(expected: Int) {
        let bomb = gzip([UInt8](repeating: 0, count: 10_000_000))
        let error = #expect(throws: GunzipError.self) { try unpack(bomb, count: expected) }
        guard case .tooLong(expected, let offset) = error else {
            Issue.record("another error")
            return
        }
        // Its length grows with the file: a thousandth of the content is found in the first thousandth.
        #expect(offset <= 100 + expected / 500)
    }

    @Test("is refused if anything follows, be it another gzip file", arguments: [[0], packed])
    func trailingData(rest: [UInt8]) {
        #expect(throws: GunzipError.trailingData(offset: Self.packed.count, count: rest.count)) {
            try unpack(Self.packed + rest, count: Self.text.count)
        }
    }

    /// Unpacks a file into an array.
    private func unpack(_ file: [UInt8], count: Int) throws -> [UInt8] {
        let content = try file.withUnsafeBytes { try HeapBytes(gunzipping: $0, count: count) }
        return withExtendedLifetime(content) { Array(content.bytes) }
    }
}
