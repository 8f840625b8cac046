import Testing

@testable import MNISTData

/// What is accepted as an IDX file, and how everything else is refused.
@Suite("An IDX file")
struct IDXFileTests {
    @Test("of images has their number and their bytes")
    func images() throws {
        let file = idxFile(dimensions: [3, 2, 2], elements: Array(1...12))
        try file.withUnsafeBytes { bytes in
            let images = try IDXFile(parsing: bytes, sampleShape: [2, 2])
            #expect(images.count == 3)
            #expect(Array(images.elements) == Array(1...12))
        }
    }

    @Test("of labels has their number and their bytes")
    func labels() throws {
        try idxFile(dimensions: [4], elements: [9, 0, 3, 3]).withUnsafeBytes { bytes in
            let labels = try IDXFile(parsing: bytes, sampleShape: [])
            #expect(labels.count == 4)
            #expect(Array(labels.elements) == [9, 0, 3, 3])
        }
    }

    /// Files of images of 2×2 that are not, and what is wrong with them.
    static let malformed: [([UInt8], IDXError)] = [
        ([], .headerIncomplete(expected: 16, found: 0)),
        ([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0], .headerIncomplete(expected: 16, found: 15)),
        ([0x1F, 0x8B] + Array(repeating: 0, count: 20), .notIDX(firstBytes: [0x1F, 0x8B])),
        ([0, 1] + Array(repeating: 0, count: 20), .notIDX(firstBytes: [0, 1])),
        ([0, 0, 0x0D, 3] + Array(repeating: 0, count: 20), .wrongType(found: 0x0D)),
        ([0, 0, 8, 1, 0, 0, 0, 12] + Array(repeating: 5, count: 12), .wrongRank(expected: 3, found: 1)),
        ([0, 0, 8, 255] + Array(repeating: 0, count: 20), .wrongRank(expected: 3, found: 255)),
        (idxFile(dimensions: [1, 3, 2], elements: Array(1...6)), .wrongDimension(index: 1, expected: 2, found: 3)),
        (idxFile(dimensions: [1, 2, 0], elements: []), .wrongDimension(index: 2, expected: 2, found: 0)),
        (idxFile(dimensions: [0, 2, 2], elements: []), .noSamples),
        (idxFile(dimensions: [2, 2, 2], elements: Array(1...7)), .wrongSize(expected: 24, found: 23)),
        (idxFile(dimensions: [2, 2, 2], elements: Array(1...9)), .wrongSize(expected: 24, found: 25)),
        (
            idxFile(dimensions: [.max, 2, 2], elements: [1]),
            .wrongSize(expected: 16 + 4 * Int(UInt32.max), found: 17)
        ),
    ]

    @Test("is refused", arguments: malformed)
    func refused(file: [UInt8], error: IDXError) {
        #expect(throws: error) {
            try file.withUnsafeBytes { _ = try IDXFile(parsing: $0, sampleShape: [2, 2]) }
        }
    }

    @Test("is refused if it announces more than a computer can count")
    func overflow() {
        let dimensions = [UInt32.max, .max, .max]
        let file = idxFile(dimensions: dimensions, elements: [])
        #expect(throws: IDXError.tooLarge(dimensions: dimensions.map(Int.init))) {
            try file.withUnsafeBytes {
                _ = try IDXFile(parsing: $0, sampleShape: [Int(UInt32.max), Int(UInt32.max)])
            }
        }
    }

    @Test(
        "is refused in words that say where and what",
        arguments: [
            (
                IDXError.headerIncomplete(expected: 16, found: 3),
                "the file ends at byte 3, within its header of 16 bytes"
            ),
            (.notIDX(firstBytes: [0x1F, 0x8B]), "not an IDX file: bytes 0 and 1 are 1f 8b, expected 00 00"),
            (.wrongType(found: 13), "byte 2 gives the type of the elements as 0d, expected 08 (unsigned bytes)"),
            (.wrongDimension(index: 2, expected: 28, found: 32), "byte 12 gives dimension 2 as 32, expected 28"),
            (.wrongLabel(index: 57, found: 12), "the label at index 57 is 12, expected 0 to 9"),
            (.countsDiffer(images: 60, labels: 59), "59 labels for 60 images: index 59 has only one of the two"),
        ])
    func message(error: IDXError, text: String) {
        #expect(error.description == text)
    }
}
