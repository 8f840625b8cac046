import Foundation
import Testing

@testable import MNISTData

/// The published data sets, where they are at hand.
@Suite("The published files")
struct PublishedDataTests {
    /// The folder that has a folder for each data set; nil if there is none on this machine.
    static let folder = ProcessInfo.processInfo.environment["MNIST_DATA"]

    @Test(
        "hold what the program knows of them",
        .enabled(if: folder != nil, "MNIST_DATA names no folder that has the data sets"),
        arguments: [
            (Dataset.mnist, Split.train, 60_000, [5, 0, 4, 1, 9], 0x2705_307c),
            (.mnist, .test, 10_000, [7, 2, 1, 0, 4], 0x4812_27ec),
            (.fashionMNIST, .train, 60_000, [9, 0, 0, 3, 0], 0xc535_5358),
            (.fashionMNIST, .test, 10_000, [9, 2, 1, 1, 6], 0x137d_213c),
        ] as [(Dataset, Split, Int, [UInt8], UInt32)])
    func load(dataset: Dataset, split: Split, count: Int, firstLabels: [UInt8], checksum: UInt32) throws {
        let folder = try linkedFolder(of: dataset)
        var events: [LoadingEvent] = []
        let images = try DataFolder(path: folder.path).load(dataset, split) { events.append($0) }
        #expect(events.isEmpty)
        #expect(images.count == count)
        #expect(images.pixels.count == count * 784)
        #expect(Array(images.labels.prefix(5)) == firstLabels)
        #expect(images.checksum == checksum)
    }

    /// A folder that leads to the files of a data set and cannot be written, so that nothing is added to the original.
    private func linkedFolder(of dataset: Dataset) throws -> TemporaryFolder {
        let original = "\(try #require(Self.folder))/\(dataset.rawValue)"
        let folder = try TemporaryFolder()
        for name in try FileManager.default.contentsOfDirectory(atPath: original) {
            try FileManager.default.createSymbolicLink(
                atPath: folder(name),
                withDestinationPath: URL(filePath: "\(original)/\(name)").path(percentEncoded: false))
        }
        try folder.makeReadOnly()
        return folder
    }
}
