import Testing

@testable import NeuralNetwork

@Suite("The first layer's kernels equal a naive product, bit for bit")
struct FirstLayerTests {
    /// One ink table, filled by a kernel.
    private struct Table {
        var counts: [Int32]
        var indexes: [UInt32]
        var values: [Float]
        var stride: Int
    }

    /// Random bytes of a shape and an order in which to read them.
    private struct Batch {
        let shape: Shape
        let pixels: [UInt8]
        let order: [UInt32]

        init(_ shape: Shape, numbers: inout TestNumbers) {
            self.shape = shape
            pixels = numbers.bytes(shape.samples * shape.inputs, ink: shape.ink)
            order = numbers.order(shape.samples)
        }

        func input(_ sample: Int, _ input: Int) -> Float {
            Float(pixels[Int(order[sample]) * shape.inputs + input]) / 255
        }

        func sampleTable(_ kernels: any KernelSet.Type) -> Table {
            let groups = (shape.samples + 3) / 4
            var table = emptyTable(groups: groups, stride: shape.inputs)
            // In two parts, as two threads would fill it.
            for part in [0..<groups / 2, groups / 2..<groups] {
                kernels.tabulateSamples(
                    groups: part, samples: shape.samples, inputs: shape.inputs, pixels: pixels, order: order,
                    scale: scale, stride: table.stride, counts: &table.counts, indexes: &table.indexes,
                    values: &table.values)
            }
            return table
        }

        func inputTable(_ kernels: any KernelSet.Type) -> Table {
            let groups = shape.paddedInputs / 4
            var table = emptyTable(groups: groups, stride: shape.samples)
            for part in [0..<groups / 3, groups / 3..<groups] {
                kernels.tabulateInputs(
                    groups: part, samples: shape.samples, inputs: shape.inputs, pixels: pixels, order: order,
                    scale: scale, stride: table.stride, counts: &table.counts, indexes: &table.indexes,
                    values: &table.values)
            }
            return table
        }

        /// A table full of rubbish, as the chunk before leaves it.
        private func emptyTable(groups: Int, stride: Int) -> Table {
            Table(
                counts: Array(repeating: -1, count: groups),
                indexes: Array(repeating: 9_999_999, count: groups * stride),
                values: Array(repeating: .nan, count: groups * stride * 4), stride: stride)
        }
    }

    @Test("The sample table lists every input with ink in any of four samples, and no other", arguments: Shape.all)
    func sampleTable(shape: Shape) {
        var numbers = TestNumbers(seed: 1)
        let batch = Batch(shape, numbers: &numbers)
        for set in InstructionSet.supported {
            let table = batch.sampleTable(set.kernels)
            for (group, count) in table.counts.enumerated() {
                let rows = group * 4..<min(group * 4 + 4, shape.samples)
                let expected = (0..<shape.inputs).filter { input in rows.contains { batch.input($0, input) != 0 } }
                let start = group * table.stride
                #expect(table.indexes[start..<start + Int(count)].map(Int.init) == expected, "\(set)")
                for (entry, input) in expected.enumerated() {
                    let values = (0..<4).map { rows.contains(group * 4 + $0) ? batch.input(group * 4 + $0, input) : 0 }
                    #expect(Array(table.values[(start + entry) * 4..<(start + entry + 1) * 4]) == values)
                }
            }
        }
    }

    @Test("Forward: every output is its bias plus its products in ascending order, then ReLU", arguments: Shape.all)
    func forward(shape: Shape) {
        var numbers = TestNumbers(seed: 2)
        let batch = Batch(shape, numbers: &numbers)
        for set in InstructionSet.supported {
            let width = set.kernels.shardWidth
            let kernel = numbers.floats(shape.paddedInputs * width)
            let bias = numbers.floats(width)
            let table = batch.sampleTable(set.kernels)
            for rectifies in [false, true] {
                var outputs = [Float](repeating: .nan, count: table.counts.count * 4 * width)
                set.kernels.forwardFirstLayer(
                    groups: table.counts.count, counts: table.counts, indexes: table.indexes, values: table.values,
                    stride: table.stride, kernel: kernel, bias: bias, rectifies: rectifies, outputs: &outputs)

                var expected: [Float] = []
                for sample in 0..<shape.samples {
                    for unit in 0..<width {
                        var sum = bias[unit]
                        for input in 0..<shape.inputs {
                            sum = sum.addingProduct(batch.input(sample, input), kernel[input * width + unit])
                        }
                        expected.append(rectifies && sum < 0 ? 0 : sum)
                    }
                }
                #expect(bits(outputs.prefix(expected.count)) == bits(expected), "\(set), rectifies: \(rectifies)")
            }
        }
    }

    @Test(
        "Backward: the gradient adds up sample by sample, over one chunk or several, then moves the kernel",
        arguments: Shape.all)
    func backward(shape: Shape) {
        var numbers = TestNumbers(seed: 3)
        let batch = Batch(shape, numbers: &numbers)
        for set in InstructionSet.supported {
            let width = set.kernels.shardWidth
            let deltas = numbers.floats(shape.samples * width)
            let before = numbers.floats(shape.paddedInputs * width)
            let table = batch.inputTable(set.kernels)
            var kernel = before
            var gradient = [Float](repeating: .nan, count: before.count)
            // The same chunk twice: the first starts the gradient, the second continues and applies it.
            for (continues, applies) in [(false, false), (true, true)] {
                set.kernels.backwardFirstLayer(
                    groups: table.counts.count, counts: table.counts, indexes: table.indexes, values: table.values,
                    stride: table.stride, deltas: deltas, rate: 0.3, continues: continues, applies: applies,
                    gradient: &gradient, kernel: &kernel)
                if !applies { #expect(bits(kernel) == bits(before), "\(set): nothing moves before the batch ends") }
            }

            for input in 0..<shape.inputs {
                let expected = (0..<width).map { unit in
                    var sum: Float = 0
                    for sample in Array(0..<shape.samples) + Array(0..<shape.samples) {
                        sum = sum.addingProduct(batch.input(sample, input), deltas[sample * width + unit])
                    }
                    return before[input * width + unit].addingProduct(-0.3, sum)
                }
                #expect(bits(kernel[input * width..<(input + 1) * width]) == bits(expected), "\(set), input \(input)")
            }
        }
    }

    @Test("Backward in one chunk gives the bits of the naive sum, and never touches the gradient's memory")
    func backwardInOneChunk() {
        let shape = Shape(samples: 13, inputs: 30, ink: 0.3)
        var numbers = TestNumbers(seed: 4)
        let batch = Batch(shape, numbers: &numbers)
        for set in InstructionSet.supported {
            let width = set.kernels.shardWidth
            let deltas = numbers.floats(shape.samples * width)
            let before = numbers.floats(shape.paddedInputs * width)
            let table = batch.inputTable(set.kernels)
            var kernel = before
            var gradient = [Float](repeating: 7, count: before.count)
            set.kernels.backwardFirstLayer(
                groups: table.counts.count, counts: table.counts, indexes: table.indexes, values: table.values,
                stride: table.stride, deltas: deltas, rate: 0.3, continues: false, applies: true,
                gradient: &gradient, kernel: &kernel)
            let expected = (0..<shape.inputs * width).map { position in
                var sum: Float = 0
                for sample in 0..<shape.samples {
                    let input = batch.input(sample, position / width)
                    sum = sum.addingProduct(input, deltas[sample * width + position % width])
                }
                return before[position].addingProduct(-0.3, sum)
            }
            #expect(bits(kernel.prefix(expected.count)) == bits(expected), "\(set)")
            #expect(gradient.allSatisfy { $0 == 7 })
        }
    }

    @Test("The bias moves against the sum of the deltas", arguments: [1, 2, 7, 128])
    func bias(samples: Int) {
        var numbers = TestNumbers(seed: 5)
        for set in InstructionSet.supported {
            let width = set.kernels.shardWidth
            let deltas = numbers.floats(samples * width)
            let before = numbers.floats(width)
            var bias = before
            var gradient = [Float](repeating: .nan, count: width)
            for (continues, applies) in [(false, false), (true, true)] {
                set.kernels.backwardFirstBias(
                    samples: samples, deltas: deltas, rate: 0.5, continues: continues, applies: applies,
                    gradient: &gradient, bias: &bias)
            }
            let expected = (0..<width).map { unit in
                var sum: Float = 0
                for sample in Array(0..<samples) + Array(0..<samples) { sum += deltas[sample * width + unit] }
                return before[unit].addingProduct(-0.5, sum)
            }
            #expect(bits(bias) == bits(expected), "\(set)")
        }
    }
}
