import Storage

/// Why bytes are not the file of the data set that they were taken for.
enum ArchiveError: Error, Equatable {
    /// They are HTML: what a captive portal or an error page sends in place of a file.
    case webPage
    /// They cannot be unpacked.
    case gzip(GunzipError)
    /// There are too few or too many.
    case wrongSize(expected: Int, found: Int)
    /// There are too many; how many more was not waited for.
    case tooLong(expected: Int)
    /// The `.gz` file has another content.
    case wrongDigest(expected: String, found: String)
    /// The unpacked file has another content.
    case wrongChecksum(expected: UInt32, found: UInt32)
}

extension ArchiveError: CustomStringConvertible {
    /// What is wrong, to be read after the name of the file.
    var description: String {
        switch self {
        case .webPage: "not a gzip file: looks like a web page"
        case .gzip(let error): error.description
        case .wrongSize(let expected, let found): "wrong size: \(found) bytes, expected \(expected)"
        case .tooLong(let expected): "wrong size: more than the expected \(expected) bytes"
        case .wrongDigest(let expected, let found): "wrong content: SHA-256 is \(found), expected \(expected)"
        case .wrongChecksum(let expected, let found):
            "wrong content: CRC-32 is \(found.hexadecimal), expected \(expected.hexadecimal)"
        }
    }
}
