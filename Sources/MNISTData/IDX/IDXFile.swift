/// The content of an IDX file of unsigned bytes: a number of samples that all have the same shape.
///
/// The file is a header, all of it big-endian, then the elements, row-major:
/// two zero bytes; the type of the elements, `08`; the number of dimensions; each dimension in four bytes, the number
/// of samples first. Source: "The IDX file format", http://yann.lecun.com/exdb/mnist/.
struct IDXFile {
    /// The number of samples.
    let count: Int
    /// The elements of all samples, `[count][…sample shape]`, in the memory that was parsed.
    let elements: UnsafeBufferPointer<UInt8>

    /// Finds the elements of a file whose samples have the shape `sampleShape`: `[28, 28]` for images, `[]` for labels.
    ///
    /// Takes no memory and believes nothing: every number of the header is checked against the bytes that are there.
    init(parsing bytes: UnsafeRawBufferPointer, sampleShape: [Int]) throws(IDXError) {
        let rank = 1 + sampleShape.count
        let headerSize = Self.offset(ofDimension: rank)
        guard bytes.count >= headerSize else { throw .headerIncomplete(expected: headerSize, found: bytes.count) }
        guard bytes[0] == 0, bytes[1] == 0 else { throw .notIDX(firstBytes: [bytes[0], bytes[1]]) }
        guard bytes[2] == Self.unsignedByte else { throw .wrongType(found: bytes[2]) }
        guard bytes[3] == rank else { throw .wrongRank(expected: rank, found: bytes[3]) }

        let dimensions = (0..<rank).map { index in
            let offset = Self.offset(ofDimension: index)
            return Int(UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
        }
        for (index, expected) in sampleShape.enumerated() where dimensions[index + 1] != expected {
            throw .wrongDimension(index: index + 1, expected: expected, found: dimensions[index + 1])
        }
        guard dimensions[0] > 0 else { throw .noSamples }
        guard let size = Self.fileSize(headerSize: headerSize, dimensions: dimensions) else {
            throw .tooLarge(dimensions: dimensions)
        }
        guard bytes.count == size else { throw .wrongSize(expected: size, found: bytes.count) }
        count = dimensions[0]
        elements = UnsafeRawBufferPointer(rebasing: bytes[headerSize...]).bindMemory(to: UInt8.self)
    }

    /// Where a file keeps a dimension, in bytes from its beginning; after the last one come the elements.
    static func offset(ofDimension index: Int) -> Int { 4 + 4 * index }

    /// The code for elements that are unsigned bytes.
    private static let unsignedByte: UInt8 = 0x08

    /// The size of a whole file in bytes; nil if it does not fit an `Int`.
    private static func fileSize(headerSize: Int, dimensions: [Int]) -> Int? {
        var size = 1
        for dimension in dimensions {
            let (product, overflow) = size.multipliedReportingOverflow(by: dimension)
            if overflow { return nil }
            size = product
        }
        let (sum, overflow) = size.addingReportingOverflow(headerSize)
        return overflow ? nil : sum
    }
}
