import Storage

@testable import MNISTData

/// A data set of a few images that the tests make themselves, with all that is known about a published one.
struct SmallDataset {
    /// The content of each file under its unpacked name.
    let files: [String: [UInt8]]
    /// The `.gz` file under each unpacked name.
    let compressed: [String: [UInt8]]

    /// Makes the four files; another seed makes other images.
    init(seed: UInt8 = 1) {
        files = [
            "train-images": idxFile(dimensions: [40, 28, 28], elements: Self.noise(40 * 784, seed: seed)),
            "train-labels": idxFile(dimensions: [40], elements: (0..<40).map { $0 % 10 }),
            "t10k-images": idxFile(dimensions: [6, 28, 28], elements: Self.noise(6 * 784, seed: seed &+ 1)),
            "t10k-labels": idxFile(dimensions: [6], elements: [7, 2, 1, 0, 4, 1]),
        ]
        compressed = files.mapValues { gzip($0) }
    }

    /// The data set as the loader knows it.
    func source(mirrors: [String]) -> DatasetSource {
        DatasetSource(
            title: "Small", folder: "small",
            train: DatasetSource.Pair(images: archive("train-images"), labels: archive("train-labels")),
            test: DatasetSource.Pair(images: archive("t10k-images"), labels: archive("t10k-labels")),
            mirrors: mirrors.map(DownloadMirror.init(known:)))
    }

    /// What is known about one of its files.
    func archive(_ name: String) -> Archive {
        let (file, packed) = (files[name] ?? [], compressed[name] ?? [])
        return Archive(
            name: name, compressedSize: packed.count, compressedSHA256: sha256(packed),
            size: file.count, crc32: file.withUnsafeBytes(CRC32.of))
    }

    /// Answers a request for one of its files as a good mirror does.
    func answer(_ path: String) -> HTTPTestServer.Answer {
        let name = path.split(separator: "/").last.map { $0.hasSuffix(".gz") ? $0.dropLast(3) : $0 } ?? ""
        return compressed[String(name)].map { .body($0) } ?? .status(404)
    }

    /// Bytes that gzip cannot make much smaller.
    private static func noise(_ count: Int, seed: UInt8) -> [UInt8] {
        var state = UInt32(seed)
        return (0..<count).map { _ in
            state = state &* 1_664_525 &+ 1_013_904_223
            return UInt8(state >> 24)
        }
    }
}

/// The SHA-256 digest of `bytes` in hexadecimal.
func sha256(_ bytes: [UInt8]) -> String {
    var digest = SHA256()
    bytes.withUnsafeBytes { digest.update($0) }
    return digest.finalized()
}
