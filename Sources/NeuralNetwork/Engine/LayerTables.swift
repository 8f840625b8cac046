import KernelTypes

/// What is not zero in the inputs of a layer, in the two forms that it reads.
final class LayerTables {
    /// Groups of four samples, for the forward pass.
    let samples: InkTable
    /// Groups of four neighbouring inputs, for the backward pass.
    let inputs: InkTable

    /// The memory behind the tables.
    private let buffers: [(AlignedBuffer<Int32>, AlignedBuffer<UInt32>, AlignedBuffer<Float>)]

    /// Makes empty tables for chunks of up to `capacity` samples.
    init(capacity: Int, inputs: Int) {
        let shapes = [(groups: (capacity + 3) / 4, stride: inputs), (groups: (inputs + 3) / 4, stride: capacity)]
        buffers = shapes.map { groups, stride in
            (
                AlignedBuffer(count: groups), AlignedBuffer(count: groups * stride),
                AlignedBuffer(count: groups * stride * 4)
            )
        }
        let tables = zip(shapes, buffers).map { shape, buffers in
            InkTable(
                groups: shape.groups, stride: shape.stride, counts: buffers.0.pointer, indexes: buffers.1.pointer,
                values: buffers.2.pointer)
        }
        samples = tables[0]
        self.inputs = tables[1]
    }
}
