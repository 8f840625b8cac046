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
        let tables = LayerTables(
            capacity: shape.samples, inputs: shape.inputs, pitch: Engine.pitch(ofInputs: shape.inputs),
            ofPixels: true)
        tables.fillWithRubbish()
        let words = (shape.inputs + 63) / 64
        let pixels = AlignedBuffer(self.pixels)
        let order = AlignedBuffer(self.order)
        let marks = AlignedBuffer([UInt64](repeating: .max, count: shape.samples * words))
        let blockWords = (tables.blocks.count + 63) / 64
        let blockMarks = AlignedBuffer([UInt64](repeating: .max, count: shape.samples * blockWords))
        let blank = AlignedBuffer<UInt64>(count: words * 8)
        for part in halves(of: shape.samples) {
            kernels.markInk(samples: part, inputs: shape.inputs, pixels: pixels.pointer, marks: marks.pointer)
            kernels.markBlocks(
                samples: part, blocks: tables.blocks, pixels: pixels.pointer, marks: blockMarks.pointer)
        }
        let batch = PixelBatch(
            samples: shape.samples, inputs: shape.inputs, blocks: tables.blocks.count, pixels: pixels.pointer,
            marks: marks.pointer, blockMarks: blockMarks.pointer, order: order.pointer, blank: blank.pointer)
        kernels.prefetch(samples: 0..<shape.samples, batch: batch)
        for part in halves(of: tables.samples.groups) {
            kernels.tabulateSamples(groups: part, batch: batch, table: tables.samples)
        }
        for part in halves(of: tables.inputs.groups) {
            kernels.tabulateInputs(groups: part, batch: batch, blocks: tables.blocks, table: tables.inputs)
        }
        withExtendedLifetime((pixels, order, marks, blockMarks, blank)) {}
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
            table.ends.update(repeating: -1, count: table.groups * table.sections)
            let entries = table.groups * table.stride
            table.indexes(ofGroup: 0).update(repeating: 9_999_999, count: entries)
            if table.brightness != nil {
                table.bytes(ofGroup: 0).update(repeating: 77, count: entries * 4)
            } else {
                table.floats(ofGroup: 0).update(repeating: .nan, count: entries * 4)
            }
        }
    }
}

extension InkTable {
    /// A factor of a group's list, whatever it is kept as.
    private func factor(_ group: Int, _ position: Int) -> Float {
        brightness.map { $0[Int(bytes(ofGroup: group)[position])] } ?? floats(ofGroup: group)[position]
    }

    /// Whether the table lists just the rows where one of a group's four values is not zero, in order, with those values,
    /// and each in its section.
    func lists(rows: Int, value: (_ row: Int, _ group: Int, _ position: Int) -> Float) -> Bool {
        (0..<groups).allSatisfy { group in
            (0..<sections).allSatisfy { section in
                let words = sections == 1 ? 0..<(rows + 63) / 64 : words(ofSection: section)
                let expected = (0..<rows).filter { row in
                    words.contains(row / 64) && (0..<4).contains { value(row, group, $0) != 0 }
                }
                let entries = entries(ofGroup: group, section: section)
                return entries.map { Int(indexes(ofGroup: group)[$0]) } == expected
                    && zip(entries, expected).allSatisfy { entry, row in
                        (0..<4).allSatisfy { factor(group, entry * 4 + $0) == value(row, group, $0) }
                    }
            }
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
