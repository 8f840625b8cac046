/// Some samples of a data set, in the order of a batch.
public struct PixelBatch {
    /// The number of samples.
    public let samples: Int
    /// The number of inputs per sample.
    public let inputs: Int
    /// The words that hold a sample's marks.
    public let words: Int
    /// The words that hold the marks of a sample's blocks.
    public let blockWords: Int
    /// All samples' inputs, `[all samples][inputs]`, followed by nothing.
    @usableFromInline let pixels: UnsafePointer<UInt8>
    /// All samples' marks, `[all samples][words]`: a bit for each input that is not blank.
    @usableFromInline let marks: UnsafePointer<UInt64>
    /// The same of all samples' blocks, `[all samples][blockWords]`: a bit for each block that is not all blank.
    @usableFromInline let blockMarks: UnsafePointer<UInt64>
    /// The samples of the batch, `[samples]`.
    @usableFromInline let order: UnsafePointer<UInt32>
    /// Zeros in place of a sample that is missing, as many as it would have inputs and marks.
    @usableFromInline let blank: UnsafePointer<UInt64>

    /// Views the samples of a data set that `order` names; `blocks` is the number of blocks of inputs.
    @inlinable
    public init(
        samples: Int, inputs: Int, blocks: Int, pixels: UnsafePointer<UInt8>, marks: UnsafePointer<UInt64>,
        blockMarks: UnsafePointer<UInt64>, order: UnsafePointer<UInt32>, blank: UnsafePointer<UInt64>
    ) {
        self.samples = samples
        self.inputs = inputs
        words = (inputs + 63) / 64
        blockWords = (blocks + 63) / 64
        self.pixels = pixels
        self.marks = marks
        self.blockMarks = blockMarks
        self.order = order
        self.blank = blank
    }

    /// The inputs and the marks of a sample of the batch; blank ones beyond the last.
    @inlinable
    public func row(_ sample: Int) -> (inputs: UnsafePointer<UInt8>, marks: UnsafePointer<UInt64>) {
        if sample >= samples {
            return (UnsafeRawPointer(blank).assumingMemoryBound(to: UInt8.self), blank)
        }
        let position = Int(order[sample])
        return (pixels + position &* inputs, marks + position &* words)
    }

    /// The inputs of a sample of the batch, and the marks of its blocks.
    @inlinable
    public func blockRow(_ sample: Int) -> (inputs: UnsafePointer<UInt8>, marks: UnsafePointer<UInt64>) {
        let position = Int(order[sample])
        return (pixels + position &* inputs, blockMarks + position &* blockWords)
    }
}
