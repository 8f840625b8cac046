/// Labelled samples in memory: bytes as the data set stores them, never expanded to floating point.
///
/// A byte `p` means the input `p / 255`.
public struct Samples: @unchecked Sendable {
    /// The inputs, `[count][inputs]`, row-major.
    public let pixels: UnsafeBufferPointer<UInt8>
    /// The class of each sample, `[count]`.
    public let labels: UnsafeBufferPointer<UInt8>
    /// The number of inputs per sample.
    public let inputs: Int
    /// Whatever owns the two buffers; held so that they live as long as this value.
    private let owner: AnyObject

    /// Views `labels.count` samples of `inputs` bytes each.
    ///
    /// Both buffers belong to `owner` and never change.
    public init(
        pixels: UnsafeBufferPointer<UInt8>, labels: UnsafeBufferPointer<UInt8>, inputs: Int, owner: AnyObject
    ) {
        precondition(pixels.count == labels.count * inputs, "one row of inputs for each label")
        self.pixels = pixels
        self.labels = labels
        self.inputs = inputs
        self.owner = owner
    }

    /// The number of samples.
    public var count: Int { labels.count }

    /// Some of the samples, in the same memory.
    public subscript(range: Range<Int>) -> Samples {
        Samples(
            pixels: UnsafeBufferPointer(rebasing: pixels[range.lowerBound * inputs..<range.upperBound * inputs]),
            labels: UnsafeBufferPointer(rebasing: labels[range]), inputs: inputs, owner: owner)
    }
}
