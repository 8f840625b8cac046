#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif
import Testing

@testable import MNISTData

/// What the program knows of the data sets.
@Suite("A data set")
struct DatasetTests {
    @Test(
        "has a name to type, a title and ten class names",
        arguments: [
            (Dataset.mnist, "mnist", "MNIST", "0", "9"),
            (.fashionMNIST, "fashion-mnist", "Fashion-MNIST", "T-shirt/top", "Ankle boot"),
            (.synthetic, "synthetic", "Drawn digits", "0", "9"),
        ])
    func names(dataset: Dataset, name: String, title: String, first: String, last: String) {
        #expect(Dataset(rawValue: name) == dataset)
        #expect(dataset.title == title)
        #expect(dataset.classNames.count == 10)
        #expect(dataset.classNames.first == first)
        #expect(dataset.classNames.last == last)
        #expect(dataset.namesAreDigits == (first == "0"))
    }

    @Test("that is published has mirrors that a user could have typed", arguments: [Dataset.mnist, .fashionMNIST])
    func mirrors(dataset: Dataset) throws {
        let mirrors = try #require(dataset.source).mirrors
        #expect(mirrors.count >= 2)
        for mirror in mirrors { #expect(DownloadMirror(mirror.address) == mirror) }
    }

    @Test(
        "that is published has files whose sizes are those of its images and labels",
        arguments: [
            (Dataset.mnist, Split.train, 60_000), (.mnist, .test, 10_000), (.fashionMNIST, .train, 60_000),
            (.fashionMNIST, .test, 10_000),
        ])
    func sizes(dataset: Dataset, split: Split, count: Int) throws {
        let pair = try #require(dataset.source).pair(split)
        #expect(pair.images.size == 16 + count * LabeledImages.rows * LabeledImages.columns)
        #expect(pair.labels.size == 8 + count)
    }

    @Test(
        "that is published is described in data/README.md as the program has it",
        arguments: [Dataset.mnist, .fashionMNIST])
    func readme(dataset: Dataset) throws {
        let source = try #require(dataset.source)
        let package = URL(filePath: #filePath).appending(path: "../../..").standardized
        let page = try String(contentsOf: package.appending(path: "data/README.md"), encoding: .utf8)
        for archive in [source.train.images, source.train.labels, source.test.images, source.test.labels] {
            let row = [
                "`\(archive.name)`", grouped(archive.size), "`\(archive.crc32.hexadecimal)`",
                grouped(archive.compressedSize), "`\(archive.compressedSHA256)`",
            ]
            #expect(page.contains("| \(row.joined(separator: " | ")) |"))
        }
        for mirror in source.mirrors { #expect(page.contains("`\(mirror.address)`")) }
    }

    /// A number with a comma between each three digits: `9,912,422`.
    private func grouped(_ number: Int) -> String {
        number < 1000 ? "\(number)" : "\(grouped(number / 1000)),\(String(1000 + number % 1000).dropFirst())"
    }
}
