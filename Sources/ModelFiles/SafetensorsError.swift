/// Which rule of the safetensors format a file breaks.
public enum SafetensorsError: Error, Equatable, Sendable {
    /// The file is of another format.
    case foreign(_ format: String)
    /// The file is shorter than the length of its header, which takes 8 bytes.
    case tooShort(size: Int)
    /// The header, by the length that the file gives for it, is longer than `limit` bytes: than the format allows, or
    /// than the file has.
    case headerTooLong(length: UInt64, limit: Int)
    /// The header is not JSON, or not as the format lays it out.
    case malformedHeader(JSONError)
    /// A tensor is of a type that the format does not have.
    case unknownType(tensor: String, name: String)
    /// A tensor has more bytes than can be counted.
    case tooLarge(tensor: String, shape: [Int])
    /// The bytes that a tensor is given are not as many as its shape and type take.
    case wrongSize(tensor: String, expected: Int, begin: Int, end: Int)
    /// A tensor does not begin where the one before it ends, counted in bytes from the end of the header.
    case misplaced(tensor: String, expected: Int, found: Int)
    /// The tensors take more or fewer bytes than follow the header.
    case wrongDataLength(expected: Int, found: Int)
}

extension SafetensorsError: CustomStringConvertible {
    /// What is wrong and where, and what to do next.
    public var description: String {
        switch self {
        case .foreign(let format):
            "expected a safetensors file, found \(format). Name a model that 'mnist train' has saved."
        case .tooShort(let size):
            "expected a safetensors file, found only \(size) bytes. \(Self.damaged)"
        case .headerTooLong(let length, let limit):
            """
            the header should be at most \(limit) bytes long, but the first 8 bytes of the file say \(length). \
            The file is damaged or no safetensors file: take another copy of it, or train again.
            """
        case .malformedHeader(let error):
            "wrong header at byte \(SafetensorsHeader.lengthSize + error.offset): \(error). \(Self.damaged)"
        case .unknownType(let tensor, let name):
            "the tensor \(tensor.quotedForMessage) has the unknown type \(name.quotedForMessage). \(Self.damaged)"
        case .tooLarge(let tensor, let shape):
            "the tensor \(tensor.quotedForMessage) has the impossible shape \(shape.shapeForMessage). \(Self.damaged)"
        case .wrongSize(let tensor, let expected, let begin, let end):
            """
            the tensor \(tensor.quotedForMessage) should take \(expected) bytes, but is given those \
            from \(begin) to \(end). \(Self.damaged)
            """
        case .misplaced(let tensor, let expected, let found):
            """
            the tensor \(tensor.quotedForMessage) should begin at byte \(expected) of the data, \
            but begins at \(found). \(Self.damaged)
            """
        case .wrongDataLength(let expected, let found):
            "expected \(expected) bytes of tensors after the header, found \(found). \(Self.damaged)"
        }
    }

    /// What to do about most of the errors.
    private static let damaged = "The file is damaged: take another copy of it, or train again."
}
