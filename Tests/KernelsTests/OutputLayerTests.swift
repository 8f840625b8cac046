import Testing

@testable import NeuralNetwork

@Suite("The output layer's kernels equal a naive product, bit for bit")
struct OutputLayerTests {
    private static let lanes = MultilayerPerceptron.maximumClasses
    private static let sampleCounts = [1, 2, 7, 8, 9, 16, 31, 128]

    @Test("Forward: every score is its start plus its products in ascending order", arguments: sampleCounts)
    func forward(samples: Int) {
        var numbers = TestNumbers(seed: 6)
        let lanes = Self.lanes
        let rows = (samples + 7) / 8 * 8
        for set in InstructionSet.supported {
            let width = set.kernels.shardWidth
            let activations = numbers.floats(rows * width)
            let kernel = numbers.floats(width * lanes)
            let start = numbers.floats(lanes)
            var scores = [Float](repeating: .nan, count: rows * lanes)
            set.kernels.forwardOutputLayer(
                samples: samples, activations: activations, kernel: kernel, start: start, scores: &scores)
            let expected = (0..<samples * lanes).map { position in
                var sum = start[position % lanes]
                for unit in 0..<width {
                    sum = sum.addingProduct(
                        activations[position / lanes * width + unit], kernel[unit * lanes + position % lanes])
                }
                return sum
            }
            #expect(bits(scores.prefix(expected.count)) == bits(expected), "\(set)")
        }
    }

    @Test("Backward: errors reach exactly the units that were active", arguments: sampleCounts, [1, 4, 10, 16])
    func hiddenUnits(samples: Int, classes: Int) {
        var numbers = TestNumbers(seed: 7)
        let lanes = Self.lanes
        for set in InstructionSet.supported {
            let width = set.kernels.shardWidth
            let activations = numbers.floats(samples * width).map { max($0, 0) }
            let kernel = numbers.floats(width * lanes)
            let errors = numbers.floats(samples * lanes)
            var transposed = [Float](repeating: .nan, count: lanes * width)
            var deltas = [Float](repeating: .nan, count: samples * width)
            set.kernels.backwardHiddenUnits(
                samples: samples, classes: classes, errors: errors, kernel: kernel, activations: activations,
                transposed: &transposed, deltas: &deltas)
            let expected = (0..<samples * width).map { position in
                guard activations[position] > 0 else { return Float(0) }
                var sum: Float = 0
                for label in 0..<classes {
                    sum = sum.addingProduct(
                        errors[position / width * lanes + label], kernel[position % width * lanes + label])
                }
                return sum
            }
            #expect(bits(deltas) == bits(expected), "\(set)")
        }
    }

    @Test("Backward: the gradient adds up sample by sample, over several chunks, then moves", arguments: sampleCounts)
    func backward(samples: Int) {
        var numbers = TestNumbers(seed: 8)
        let lanes = Self.lanes
        for set in InstructionSet.supported {
            let width = set.kernels.shardWidth
            let activations = numbers.floats(samples * width)
            let errors = numbers.floats(samples * lanes)
            let kernelBefore = numbers.floats(width * lanes)
            let biasBefore = numbers.floats(lanes)
            var (kernel, bias) = (kernelBefore, biasBefore)
            var kernelGradient = [Float](repeating: .nan, count: width * lanes)
            var biasGradient = [Float](repeating: .nan, count: lanes)
            for (continues, applies) in [(false, false), (true, true)] {
                set.kernels.backwardOutputLayer(
                    samples: samples, activations: activations, errors: errors, rate: 0.3, continues: continues,
                    applies: applies, gradient: &kernelGradient, kernel: &kernel)
                set.kernels.backwardOutputBias(
                    samples: samples, errors: errors, rate: 0.3, continues: continues, applies: applies,
                    gradient: &biasGradient, bias: &bias)
            }
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
            #expect(bits(kernel) == bits(expectedKernel), "\(set)")
            #expect(bits(bias) == bits(expectedBias), "\(set)")
        }
    }
}
