/// Why a gzip file was refused.
enum GunzipError: Error, Equatable {
    /// The file does not begin with the two bytes of every gzip file.
    case notGzip(firstBytes: [UInt8])
    /// The compressed data, the checksum or the length at its end is wrong; `reason` is zlib's.
    case corrupt(offset: Int, reason: String)
    /// The file ends too early.
    case truncated(offset: Int)
    /// The file unpacks to fewer bytes than it must.
    case tooShort(expected: Int, found: Int)
    /// The file unpacks to more bytes than it may.
    case tooLong(expected: Int, offset: Int)
    /// Something follows the compressed data.
    case trailingData(offset: Int, count: Int)

    /// The two bytes that every gzip file begins with.
    static let magic: [UInt8] = [0x1F, 0x8B]
}

extension GunzipError: CustomStringConvertible {
    /// What is wrong, and where, to be read after the name of the file.
    var description: String {
        switch self {
        case .notGzip(let firstBytes):
            "not a gzip file: it begins with the bytes \(hexadecimal(firstBytes)), expected \(hexadecimal(Self.magic))"
        case .corrupt(let offset, let reason):
            "damaged gzip file: at byte \(offset) zlib reports \"\(reason)\""
        case .truncated(let offset):
            "incomplete gzip file: it ends at byte \(offset), in the middle of the data"
        case .tooShort(let expected, let found):
            "the gzip file unpacks to \(found) bytes, expected \(expected)"
        case .tooLong(let expected, let offset):
            "the gzip file unpacks to more than the expected \(expected) bytes (stopped at its byte \(offset))"
        case .trailingData(let offset, let count):
            "the gzip file has \(count) bytes too many after its end at byte \(offset)"
        }
    }
}
