/// Some samples of a data set, in the order of a batch.
public struct PixelBatch {
    /// The number of samples.
    public let samples: Int
    /// The number of inputs per sample.
    public let inputs: Int
    /// The number of words that hold a sample's marks.
    public let words: Int
    /// All samples' inputs, `[all samples][inputs]`, followed by nothing.
    @usableFromInline let pixels: UnsafePointer<UInt8>
    /// All samples' marks, `[all samples][words]`: a bit for each input that is not blank.
    @usableFromInline let marks: UnsafePointer<UInt64>
    /// The samples of the batch, `[samples]`.
    @usableFromInline let order: UnsafePointer<UInt32>
    /// Zeros in place of a sample that is missing, as many as it would have inputs and marks.
    @usableFromInline let blank: UnsafePointer<UInt64>
    /// The input that each byte stands for, `[256]`.
    public let scale: UnsafePointer<Float>

    /// Views the samples of a data set that `order` names.
    @inlinable
    public init(
        samples: Int, inputs: Int, pixels: UnsafePointer<UInt8>, marks: UnsafePointer<UInt64>,
        order: UnsafePointer<UInt32>, blank: UnsafePointer<UInt64>, scale: UnsafePointer<Float>
    ) {
        self.samples = samples
        self.inputs = inputs
        words = (inputs + 63) / 64
        self.pixels = pixels
        self.marks = marks
        self.order = order
        self.blank = blank
        self.scale = scale
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
}
