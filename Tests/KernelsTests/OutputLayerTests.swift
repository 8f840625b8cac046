import KernelTypes
import Testing

@testable import NeuralNetwork

@Suite("The output layer's kernels equal a naive product, bit for bit")
struct OutputLayerTests {
    private static let width = ShardedLayer.width
    private static let lanes = ShardedOutput.lanes
    private static let sampleCounts = [1, 2, 7, 8, 9, 16, 31, 128]

    @Test("Forward: every score is its start plus its products in ascending order", arguments: sampleCounts)
    func forward(samples: Int) {
        var numbers = TestNumbers(seed: 6)
        let (width, lanes) = (Self.width, Self.lanes)
        let rows = (samples + 7) / 8 * 8
        let activations = numbers.floats(rows * width)
        let kernel = numbers.floats(width * lanes)
        let start = numbers.floats(lanes)
        let expected = (0..<samples * lanes).map { position in
            var sum = start[position % lanes]
            for unit in 0..<width {
                sum = sum.addingProduct(
                    activations[position / lanes * width + unit], kernel[unit * lanes + position % lanes])
            }
            return sum
        }
        for set in InstructionSet.supported {
            var scores = [Float](repeating: .nan, count: rows * lanes)
            set.kernels.forwardOutputLayer(
                samples: samples, activations: activations, kernel: kernel, start: start, scores: &scores)
            #expect(bits(scores.prefix(expected.count)) == bits(expected), "\(set)")
        }
    }

    @Test(
        "Backward: errors reach the units through the slope of their activation", arguments: sampleCounts, [1, 10, 16])
    func hiddenUnits(samples: Int, classes: Int) {
        var numbers = TestNumbers(seed: 7)
        let (width, lanes) = (Self.width, Self.lanes)
        let rows = (samples + 3) / 4 * 4
        let activations = numbers.floats(rows * width)
        let kernel = numbers.floats(width * lanes)
        let errors = numbers.floats(rows * lanes)
        let sums = (0..<samples * width).map { position in
            var sum: Float = 0
            for label in 0..<classes {
                sum = sum.addingProduct(
                    errors[position / width * lanes + label], kernel[position % width * lanes + label])
            }
            return sum
        }
        for set in InstructionSet.supported {
            for (activation, slope) in slopes {
                var transposed = [Float](repeating: .nan, count: lanes * width)
                var deltas = [Float](repeating: .nan, count: rows * width)
                set.kernels.backwardHiddenUnits(
                    samples: samples, classes: classes, errors: errors, kernel: kernel, activations: activations,
                    activation: activation, transposed: &transposed, deltas: &deltas)
                #expect(
                    bits(deltas.prefix(sums.count)) == bits(zip(sums, activations).map(slope)),
                    "\(set), \(activation)")
            }
        }
    }

    @Test("Backward: the gradient adds up sample by sample, over chunks, then moves", arguments: sampleCounts)
    func backward(samples: Int) {
        var numbers = TestNumbers(seed: 8)
        let (width, lanes) = (Self.width, Self.lanes)
        let activations = numbers.floats(samples * width)
        let errors = numbers.floats(samples * lanes)
        let kernelBefore = numbers.floats(width * lanes)
        let biasBefore = numbers.floats(lanes)
        let twice = Array(0..<samples) + Array(0..<samples)
        let expectedKernel = (0..<width * lanes).map { position in
            var sum: Float = 0
            for sample in twice {
                sum = sum.addingProduct(
                    activations[sample * width + position / lanes], errors[sample * lanes + position % lanes])
            }
            return kernelBefore[position].addingProduct(-0.3, sum)
        }
        let expectedBias = (0..<lanes).map { label in
            var sum: Float = 0
            for sample in twice { sum += errors[sample * lanes + label] }
            return biasBefore[label].addingProduct(-0.3, sum)
        }
        for set in InstructionSet.supported {
            let kernel = ParameterArray(kernelBefore)
            let bias = ParameterArray(biasBefore)
            for step in twoChunks {
                set.kernels.backwardOutputLayer(
                    samples: samples, activations: activations, errors: errors, kernel: kernel.block(from: 0),
                    step: step)
                set.kernels.backwardOutputBias(
                    samples: samples, errors: errors, bias: bias.block(from: 0), step: step)
            }
            #expect(bits(kernel.values(width * lanes)) == bits(expectedKernel), "\(set)")
            #expect(bits(bias.values(lanes)) == bits(expectedBias), "\(set)")
        }
    }
}
