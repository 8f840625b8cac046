import KernelTypes

/// What is not zero in the inputs of a layer, in the two forms that it reads.
final class LayerTables {
    /// Groups of four samples, for the forward pass.
    let samples: InkTable
    /// Blocks of four inputs, for the backward pass.
    let inputs: InkTable
    /// Which inputs the blocks are.
    let blocks: InputBlocks

    /// The inputs of a section at least: of a shard's kernel, their rows fill a good part of a first-level cache.
    private static var inputsPerSection: Int { 192 }

    /// The memory behind the tables.
    private let buffers: [(AlignedBuffer<Int32>, AlignedBuffer<UInt32>, AlignedBuffer<UInt8>)]
    /// What each pixel stands for: from 0 to 1.
    private let brightness: AlignedBuffer<Float>
    /// The memory behind the blocks.
    private let firsts: AlignedBuffer<UInt32>

    /// Makes empty tables for chunks of up to `capacity` samples, of pixels or of floats.
    ///
    /// The lines of a picture are `pitch` apart.
    init(capacity: Int, inputs: Int, pitch: Int, ofPixels: Bool) {
        brightness = AlignedBuffer(count: ofPixels ? 256 : 0)
        if ofPixels { for byte in 0..<256 { brightness.pointer[byte] = Float(byte) / 255 } }
        let brightness = ofPixels ? UnsafePointer(brightness.pointer) : nil
        let factorSize = ofPixels ? 1 : MemoryLayout<Float>.size
        let shapes = [
            (groups: (capacity + 3) / 4, stride: inputs, sections: max(1, inputs / Self.inputsPerSection)),
            // Sixteen more than needed: 128 apart, as many as a batch usually has, all groups would fall into the same few
            // sets of the cache, and drive each other out.
            (groups: (inputs + 3) / 4, stride: capacity + 16, sections: 1),
        ]
        buffers = shapes.map { groups, stride, sections in
            (
                AlignedBuffer(count: groups * sections), AlignedBuffer(count: groups * stride),
                AlignedBuffer(count: groups * stride * 4 * factorSize)
            )
        }
        let tables = zip(shapes, buffers).map { shape, buffers in
            InkTable(
                groups: shape.groups, stride: shape.stride, sections: shape.sections, ends: buffers.0.pointer,
                indexes: buffers.1.pointer, factors: buffers.2.pointer, brightness: brightness)
        }
        samples = tables[0]
        self.inputs = tables[1]
        firsts = AlignedBuffer(count: tables[1].groups)
        for block in 0..<tables[1].groups {
            let (pair, place) = (block * 2).quotientAndRemainder(dividingBy: pitch)
            firsts.pointer[block] = UInt32(pair * 2 * pitch + place)
        }
        blocks = InputBlocks(inputs: inputs, count: tables[1].groups, pitch: pitch, firsts: firsts.pointer)
    }
}
