/// What is not blank in a chunk of samples: for each group of four rows a list of indexes, and four values for each.
///
/// `Kernels/InkTables.swift` fills it.
final class InkTable {
    /// The most entries that a group can have.
    let stride: Int
    /// The number of groups.
    let groups: Int
    /// The entries of each group, `[groups]`.
    let counts: UnsafeMutablePointer<Int32>
    /// The row of the matrix that each entry multiplies, `[groups][stride]`.
    let indexes: UnsafeMutablePointer<UInt32>
    /// The four factors of each entry, `[groups][stride][4]`.
    let values: UnsafeMutablePointer<Float>

    /// The memory behind the three pointers.
    private let buffers: (AlignedBuffer<Int32>, AlignedBuffer<UInt32>, AlignedBuffer<Float>)

    /// Makes an empty table for `rows` rows of up to `stride` entries.
    init(rows: Int, stride: Int) {
        self.stride = stride
        groups = (rows + 3) / 4
        buffers = (
            AlignedBuffer(count: groups), AlignedBuffer(count: groups * stride),
            AlignedBuffer(count: groups * stride * 4)
        )
        counts = buffers.0.pointer
        indexes = buffers.1.pointer
        values = buffers.2.pointer
    }
}

/// A chunk of samples in the two forms that the first layer reads.
struct ChunkTables {
    /// Groups of four samples, for the forward pass.
    let samples: InkTable
    /// Groups of four neighbouring inputs, for the backward pass.
    let inputs: InkTable

    /// Makes empty tables for chunks of up to `capacity` samples.
    init(capacity: Int, inputs: Int) {
        samples = InkTable(rows: capacity, stride: inputs)
        self.inputs = InkTable(rows: inputs, stride: capacity)
    }
}
