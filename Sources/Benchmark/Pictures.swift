import Foundation
import MNISTData
import NeuralNetwork

/// Samples to train on, with a name and a learning rate that suits them.
struct Pictures {
    /// What they are called in the tables.
    var name: String
    /// The samples.
    var samples: Samples
    /// A learning rate that keeps the weights in bounds; it changes nothing about the speed.
    var learningRate: Float = 0.1

    /// Loads one half of a data set from the folder `$MNIST_DATA`, else `data`; nil unless all its files are there.
    ///
    /// Nothing is downloaded. Drawn digits are always there.
    init?(_ dataset: Dataset, _ split: Split = .train) {
        guard Self.areThere(dataset), let images = try? DataFolder(path: Self.folder).load(dataset, split) else {
            return nil
        }
        name = dataset.title
        samples = Samples(
            pixels: images.pixels, labels: images.labels, inputs: LabeledImages.rows * LabeledImages.columns,
            owner: images)
    }

    /// The folder of the data sets.
    private static let folder: String = {
        let named = ProcessInfo.processInfo.environment["MNIST_DATA"] ?? ""
        return named.isEmpty ? "data" : named
    }()

    /// Whether a data set can be had without a download, from files of which the name may end so.
    static func areThere(_ dataset: Dataset, suffixes: [String] = ["", ".gz"]) -> Bool {
        if dataset == .synthetic { return true }
        let names = ["train-images-idx3", "train-labels-idx1", "t10k-images-idx3", "t10k-labels-idx1"]
        return names.allSatisfy { name in
            ["\(folder)/\(dataset.rawValue)", folder].contains { place in
                suffixes.contains { FileManager.default.fileExists(atPath: "\(place)/\(name)-ubyte\($0)") }
            }
        }
    }

    /// Takes samples in any number: the first ones, or all of them again and again.
    init(_ count: Int, of pictures: Pictures) {
        self = pictures
        samples = pictures.samples.repeated(count)
    }

    /// Makes samples without a zero and without a meaning.
    init(noise count: Int) {
        name = "Noise, no zeros"
        learningRate = 0.001
        var random = SystemRandomNumberGenerator()
        let memory = SampleMemory(count: count, inputs: 784)
        for position in memory.pixels.indices { memory.pixels[position] = .random(in: 1...255, using: &random) }
        for position in memory.labels.indices { memory.labels[position] = .random(in: 0...9, using: &random) }
        samples = memory.samples
    }

    /// The share of inputs that are not zero.
    var ink: Double {
        Double(samples.pixels.count { $0 != 0 }) / Double(samples.pixels.count)
    }
}

/// Memory that holds samples.
private final class SampleMemory {
    /// The inputs, `[count][inputs]`.
    let pixels: UnsafeMutableBufferPointer<UInt8>
    /// The labels, `[count]`.
    let labels: UnsafeMutableBufferPointer<UInt8>
    /// The inputs per sample.
    private let inputs: Int

    /// Allocates zeros.
    init(count: Int, inputs: Int) {
        self.inputs = inputs
        pixels = .allocate(capacity: count * inputs)
        labels = .allocate(capacity: count)
        pixels.initialize(repeating: 0)
        labels.initialize(repeating: 0)
    }

    deinit {
        pixels.deallocate()
        labels.deallocate()
    }

    /// A view of all samples, which keeps the memory.
    var samples: Samples {
        Samples(pixels: UnsafeBufferPointer(pixels), labels: UnsafeBufferPointer(labels), inputs: inputs, owner: self)
    }
}

extension Samples {
    /// The first `count` samples or, if there are fewer, all of them again and again.
    fileprivate func repeated(_ count: Int) -> Samples {
        let memory = SampleMemory(count: count, inputs: inputs)
        for start in stride(from: 0, to: count, by: self.count) {
            let end = Swift.min(start + self.count, count)
            _ = memory.pixels[start * inputs..<end * inputs].update(from: pixels[..<((end - start) * inputs)])
            _ = memory.labels[start..<end].update(from: labels[..<(end - start)])
        }
        return memory.samples
    }
}
