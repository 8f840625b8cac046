import KernelTypes

@testable import NeuralNetwork

/// Random samples of a shape, and an order in which to read them.
struct Batch {
    let shape: Shape
    let pixels: [UInt8]
    let order: [UInt32]

    init(_ shape: Shape, numbers: inout TestNumbers) {
        self.shape = shape
        pixels = numbers.bytes(shape.samples * shape.inputs, ink: shape.ink)
        order = numbers.order(shape.samples)
    }

    /// The input of a sample of the batch; zero where there is no such sample or input.
    func input(_ sample: Int, _ input: Int) -> Float {
        guard sample < shape.samples, input < shape.inputs else { return 0 }
        return Float(pixels[Int(order[sample]) * shape.inputs + input]) / 255
    }

    /// The tables of ink, each filled in two parts, as two threads would, over the rubbish of an earlier chunk.
    func tables(_ kernels: any KernelSet.Type) -> LayerTables {
        let tables = LayerTables(capacity: shape.samples, inputs: shape.inputs)
        tables.fillWithRubbish()
        let words = (shape.inputs + 63) / 64
        let pixels = AlignedBuffer(self.pixels)
        let order = AlignedBuffer(self.order)
        let scale = AlignedBuffer(inputOfByte)
        let marks = AlignedBuffer([UInt64](repeating: .max, count: shape.samples * words))
        let blank = AlignedBuffer<UInt64>(count: words * 8)
        for part in halves(of: shape.samples) {
            kernels.markInk(samples: part, inputs: shape.inputs, pixels: pixels.pointer, marks: marks.pointer)
        }
        let batch = PixelBatch(
            samples: shape.samples, inputs: shape.inputs, pixels: pixels.pointer, marks: marks.pointer,
            order: order.pointer, blank: blank.pointer, scale: scale.pointer)
        for part in halves(of: tables.samples.groups) {
            kernels.tabulateSamples(groups: part, batch: batch, table: tables.samples)
        }
        for part in halves(of: tables.inputs.groups) {
            kernels.tabulateInputs(groups: part, batch: batch, table: tables.inputs)
        }
        withExtendedLifetime((pixels, order, scale, marks, blank)) {}
        return tables
    }
}

extension AlignedBuffer {
    /// Copies an array.
    convenience init(_ elements: [Element]) {
        self.init(count: elements.count)
        pointer.update(from: elements, count: elements.count)
    }
}

/// A range in two parts.
func halves(of count: Int) -> [Range<Int>] { [0..<count / 2, count / 2..<count] }

extension LayerTables {
    /// Fills both tables with what must not be read.
    func fillWithRubbish() {
        for table in [samples, inputs] {
            table.counts.update(repeating: -1, count: table.groups)
            table.indexes.update(repeating: 9_999_999, count: table.groups * table.stride)
            table.values.update(repeating: .nan, count: table.groups * table.stride * 4)
        }
    }
}

extension InkTable {
    /// Whether the table lists just the rows where one of a group's four values is not zero, in order, with those values.
    func lists(rows: Int, value: (_ row: Int, _ position: Int) -> Float) -> Bool {
        (0..<groups).allSatisfy { group in
            let expected = (0..<rows).filter { row in (0..<4).contains { value(row, group * 4 + $0) != 0 } }
            let start = group * stride
            let entries = (0..<Int(counts[group])).map { entry in
                (Int(indexes[start + entry]), (0..<4).map { values[(start + entry) * 4 + $0] })
            }
            return entries.map(\.0) == expected
                && entries.allSatisfy { row, values in values == (0..<4).map { value(row, group * 4 + $0) } }
        }
    }
}

extension ParameterArray {
    /// An array with given parameters, and rubbish for a gradient.
    convenience init(_ values: [Float], initialSquares: Float = 0) {
        self.init(count: values.count, initialSquares: initialSquares)
        block(from: 0).values.update(from: values, count: values.count)
        block(from: 0).gradient.update(repeating: .nan, count: values.count)
    }

    /// The first `count` parameters.
    func values(_ count: Int) -> [Float] { Array(UnsafeBufferPointer(start: block(from: 0).values, count: count)) }
}

/// The steps of a batch that comes in two chunks: the first only adds up, the second moves the parameters.
let twoChunks = [
    GradientStep(continues: false, applies: false, rate: 0.3), GradientStep(continues: true, applies: true, rate: 0.3),
]
