import Storage
import Testing

@testable import MNISTData

/// How images and labels come together.
@Suite("Labelled images")
struct LabeledImagesTests {
    @Test("have the pixels, the labels, and one checksum of both files")
    func pair() throws {
        let images = idxFile(dimensions: [2, 28, 28], elements: (0..<1568).map { UInt8($0 % 251) })
        let labels = idxFile(dimensions: [2], elements: [9, 0])
        let loaded = try load(images, labels)
        #expect(loaded.count == 2)
        #expect(Array(loaded.pixels) == Array(images.dropFirst(16)))
        #expect(Array(loaded.labels) == [9, 0])
        #expect(loaded.checksum == (images + labels).withUnsafeBytes(CRC32.of))
    }

    @Test(
        "are refused if they do not belong together, naming the index",
        arguments: [
            (2, [1, 2, 3], IDXError.countsDiffer(images: 2, labels: 3)), (2, [1], .countsDiffer(images: 2, labels: 1)),
            (4, [0, 9, 10, 11], .wrongLabel(index: 2, found: 10)),
        ] as [(UInt32, [UInt8], IDXError)])
    func refused(count: UInt32, labels: [UInt8], error: IDXError) {
        let images = idxFile(dimensions: [count, 28, 28], elements: Array(repeating: 0, count: Int(count) * 784))
        #expect(throws: LoadingError.malformed(file: "labels", error)) {
            try load(images, idxFile(dimensions: [UInt32(labels.count)], elements: labels))
        }
    }

    @Test("are refused if the images are not 28×28")
    func otherShape() {
        let images = idxFile(dimensions: [1, 32, 32], elements: Array(repeating: 0, count: 1024))
        #expect(throws: LoadingError.malformed(file: "images", .wrongDimension(index: 1, expected: 28, found: 32))) {
            try load(images, idxFile(dimensions: [1], elements: [0]))
        }
    }

    /// Loads two files that are in memory.
    private func load(_ images: [UInt8], _ labels: [UInt8]) throws -> LabeledImages {
        try LabeledImages(
            images: DataFile(name: "images", storage: HeapBytes(images)),
            labels: DataFile(name: "labels", storage: HeapBytes(labels)))
    }
}
