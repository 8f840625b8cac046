/// Why the content of an IDX file was refused.
public enum IDXError: Error, Equatable, Sendable {
    /// The file ends within its header.
    case headerIncomplete(expected: Int, found: Int)
    /// The file does not begin with two zero bytes.
    case notIDX(firstBytes: [UInt8])
    /// The elements are not unsigned bytes.
    case wrongType(found: UInt8)
    /// The number of dimensions is not that of a file of images or of labels.
    case wrongRank(expected: Int, found: UInt8)
    /// The file holds no samples at all.
    case noSamples
    /// The samples have another shape.
    case wrongDimension(index: Int, expected: Int, found: Int)
    /// The header announces more bytes than a file can have.
    case tooLarge(dimensions: [Int])
    /// The file is shorter or longer than its header implies.
    case wrongSize(expected: Int, found: Int)
    /// A label stands for none of the ten classes.
    case wrongLabel(index: Int, found: UInt8)
    /// There are not as many labels as images.
    case countsDiffer(images: Int, labels: Int)
}

extension IDXError: CustomStringConvertible {
    /// What is wrong, and where, to be read after the name of the file.
    public var description: String {
        switch self {
        case .headerIncomplete(let expected, let found):
            "the file ends at byte \(found), within its header of \(expected) bytes"
        case .notIDX(let firstBytes):
            "not an IDX file: bytes 0 and 1 are \(hexadecimal(firstBytes)), expected 00 00"
        case .wrongType(let found):
            "byte 2 gives the type of the elements as \(hexadecimal([found])), expected 08 (unsigned bytes)"
        case .wrongRank(let expected, let found):
            "byte 3 gives the number of dimensions as \(found), expected \(expected)"
        case .noSamples:
            "byte 4 gives the number of samples as 0, expected at least 1"
        case .wrongDimension(let index, let expected, let found):
            "byte \(IDXFile.offset(ofDimension: index)) gives dimension \(index) as \(found), expected \(expected)"
        case .tooLarge(let dimensions):
            "byte 4 begins the dimensions \(dimensions.map(String.init).joined(separator: "×")), too large for any file"
        case .wrongSize(let expected, let found):
            "the file has \(found) bytes, its header implies \(expected)"
        case .wrongLabel(let index, let found):
            "the label at index \(index) is \(found), expected 0 to 9"
        case .countsDiffer(let images, let labels):
            "\(labels) labels for \(images) images: index \(min(images, labels)) has only one of the two"
        }
    }
}
