@testable import NeuralNetwork

/// Samples that a test makes up: the same in every run.
final class RandomSamples {
    private let pixels: UnsafeMutableBufferPointer<UInt8>
    private let labels: UnsafeMutableBufferPointer<UInt8>
    private let inputs: Int

    /// Draws `count` samples, of whose bytes the share `ink` is not zero.
    ///
    /// A label follows from the sample's bytes, so that there is something to learn.
    convenience init(count: Int, inputs: Int, classes: Int, ink: Double = 0.3, seed: UInt64 = 1) {
        var random = SplitMix64(seed: seed, stream: 99)
        let pixels = (0..<count * inputs).map { _ in
            Double(random.nextUnit()) < ink ? UInt8(random.next(below: 255) + 1) : 0
        }
        let labels = (0..<count).map { sample -> UInt8 in
            let sum = pixels[sample * inputs..<sample * inputs + (inputs + 1) / 2].reduce(0) { $0 + Int($1) }
            return UInt8(sum / 100 % classes)
        }
        self.init(pixels: pixels, labels: labels, inputs: inputs)
    }

    /// Keeps given bytes.
    init(pixels: [UInt8], labels: [UInt8], inputs: Int) {
        self.pixels = .allocate(capacity: pixels.count)
        self.labels = .allocate(capacity: labels.count)
        self.inputs = inputs
        _ = self.pixels.initialize(from: pixels)
        _ = self.labels.initialize(from: labels)
    }

    deinit {
        pixels.deallocate()
        labels.deallocate()
    }

    /// All samples, or the first `count`.
    func samples(_ count: Int? = nil) -> Samples {
        let count = count ?? labels.count
        return Samples(
            pixels: UnsafeBufferPointer(rebasing: pixels[..<(count * inputs)]),
            labels: UnsafeBufferPointer(rebasing: labels[..<count]), inputs: inputs, owner: self)
    }
}

extension ExecutionOptions {
    /// One thread and the fastest instruction set.
    static var plain: Self { .on(threads: 1) }

    /// Some threads and the fastest instruction set, or a given one.
    static func on(threads: Int, _ set: InstructionSet? = nil) -> Self {
        ExecutionOptions(
            threads: threads, instructionSet: set ?? InstructionSet.supported[InstructionSet.supported.count - 1])
    }
}

extension MultilayerPerceptron {
    /// The bits of all parameters.
    var bits: [[UInt32]] { layers.flatMap { [$0.kernel.map(\.bitPattern), $0.bias.map(\.bitPattern)] } }
}
