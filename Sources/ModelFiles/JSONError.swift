/// Why a text is not the JSON that was expected.
public enum JSONError: Error, Equatable, Sendable {
    /// Something else stands `offset` bytes after the beginning of the text than was expected there.
    case unexpected(_ found: String, expected: String, offset: Int)
    /// An object has the same key twice, the second time `offset` bytes after the beginning of the text.
    case repeatedKey(_ key: String, offset: Int)

    /// How many bytes after the beginning of the text it goes wrong.
    public var offset: Int {
        switch self {
        case .unexpected(_, _, let offset), .repeatedKey(_, let offset): offset
        }
    }
}

extension JSONError: CustomStringConvertible {
    /// What is wrong, without the place.
    public var description: String {
        switch self {
        case .unexpected(let found, let expected, _): "expected \(expected), found \(found)"
        case .repeatedKey(let key, _): "the key \(key.quotedForMessage) occurs twice"
        }
    }
}
