import KernelTypes
import Testing

@testable import NeuralNetwork

@Suite("A layer's kernels equal a naive product, bit for bit")
struct DenseLayerTests {
    private static let width = ShardedLayer.width

    @Test("The tables list every group of four with ink, and no other", arguments: Shape.all)
    func inkTables(shape: Shape) {
        var numbers = TestNumbers(seed: 1)
        let batch = Batch(shape, numbers: &numbers)
        for set in InstructionSet.supported {
            let tables = batch.tables(set.kernels)
            defer { withExtendedLifetime(tables) {} }
            #expect(tables.samples.lists(rows: shape.inputs) { batch.input($1 * 4 + $2, $0) }, "\(set)")
            #expect(
                tables.inputs.lists(rows: shape.samples) {
                    batch.input($0, Int(tables.blocks.firsts[$1]) + tables.blocks.offset($2))
                }, "\(set)")
        }
    }

    @Test("Every input is in one block; those of a square picture are squares", arguments: Shape.all)
    func blocks(shape: Shape) {
        let pitch = Engine.pitch(ofInputs: shape.inputs)
        let tables = LayerTables(capacity: 1, inputs: shape.inputs, pitch: pitch, ofPixels: true)
        let inputs = withExtendedLifetime(tables) {
            (0..<tables.blocks.count).flatMap { block in
                (0..<4).map { Int(tables.blocks.firsts[block]) + tables.blocks.offset($0) }
            }
        }
        #expect(inputs.sorted() == Array(0..<shape.paddedInputs))
        #expect(pitch == [4: 2, 36: 6, 784: 28, 1024: 32][shape.inputs, default: 2])
    }

    @Test(
        "Forward: every unit is its bias plus its products in ascending order; units that only fill up do not act",
        arguments: Shape.all, [1, 63, 64])
    func forward(shape: Shape, units: Int) {
        var numbers = TestNumbers(seed: 2)
        let width = Self.width
        let batch = Batch(shape, numbers: &numbers)
        let kernel = numbers.floats(shape.paddedInputs * width)
        let bias = numbers.floats(width)
        var sums: [Float] = []
        for sample in 0..<shape.samples {
            for unit in 0..<width {
                var sum = bias[unit]
                for input in 0..<shape.inputs {
                    sum = sum.addingProduct(batch.input(sample, input), kernel[input * width + unit])
                }
                sums.append(unit < units ? sum : 0)
            }
        }
        for set in InstructionSet.supported {
            let tables = batch.tables(set.kernels)
            defer { withExtendedLifetime(tables) {} }
            for activation in [ActivationFunction.identity, .relu] {
                var outputs = [Float](repeating: .nan, count: tables.samples.groups * 4 * width)
                set.kernels.forwardLayer(
                    groups: tables.samples.groups, inputs: tables.samples, kernel: kernel, bias: bias, units: units,
                    activation: activation, outputs: &outputs)
                let expected = activation == .relu ? sums.map { $0 < 0 ? 0 : $0 } : sums
                #expect(bits(outputs.prefix(expected.count)) == bits(expected), "\(set), \(activation)")
            }
        }
    }

    @Test("Backward: the gradient adds up sample by sample, over chunks, then moves the kernel", arguments: Shape.all)
    func backward(shape: Shape) {
        var numbers = TestNumbers(seed: 3)
        let width = Self.width
        let batch = Batch(shape, numbers: &numbers)
        let deltas = numbers.floats(shape.samples * width)
        let before = numbers.floats(shape.paddedInputs * width)
        for set in InstructionSet.supported {
            let tables = batch.tables(set.kernels)
            defer { withExtendedLifetime(tables) {} }
            let kernel = ParameterArray(before)
            for step in twoChunks {
                #expect(bits(kernel.values(before.count)) == bits(before), "\(set): nothing moves before the end")
                set.kernels.backwardLayer(
                    inputs: tables.inputs, blocks: tables.blocks, deltas: deltas, kernel: kernel.block(from: 0),
                    step: step)
            }
            let alone = ParameterArray(before)
            let step = GradientStep(continues: false, applies: true, rate: 0.3)
            set.kernels.backwardLayer(
                inputs: tables.inputs, blocks: tables.blocks, deltas: deltas, kernel: alone.block(from: 0), step: step)
            #expect(alone.block(from: 0).gradient[0].isNaN, "one chunk does not touch the gradient's memory")

            for (chunks, kernel) in [(2, kernel), (1, alone)] {
                let expected = (0..<before.count).map { position in
                    var sum: Float = 0
                    for _ in 0..<chunks {
                        for sample in 0..<shape.samples {
                            let input = batch.input(sample, position / width)
                            sum = sum.addingProduct(input, deltas[sample * width + position % width])
                        }
                    }
                    return before[position].addingProduct(-0.3, sum)
                }
                #expect(bits(kernel.values(before.count)) == bits(expected), "\(set), \(chunks) chunks")
            }
        }
    }

    @Test("The bias moves against the sum of the deltas", arguments: [1, 2, 7, 128])
    func bias(samples: Int) {
        var numbers = TestNumbers(seed: 5)
        let width = Self.width
        let deltas = numbers.floats(samples * width)
        let before = numbers.floats(width)
        let expected = (0..<width).map { unit in
            var sum: Float = 0
            for _ in 0..<2 { for sample in 0..<samples { sum += deltas[sample * width + unit] } }
            return before[unit].addingProduct(-0.3, sum)
        }
        for set in InstructionSet.supported {
            let bias = ParameterArray(before)
            for step in twoChunks {
                set.kernels.backwardBias(samples: samples, deltas: deltas, bias: bias.block(from: 0), step: step)
            }
            #expect(bits(bias.values(width)) == bits(expected), "\(set)")
        }
    }
}
