import Kernels

/// The parameters of a network in the layout of the kernels, or a gradient of the same shape.
///
/// The units of the first layer are cut into shards of `width` neighbouring columns, each stored on its own, so that a
/// thread keeps its columns in its own cache. The output layer's rows are cut at the same places: a shard of hidden units
/// owns the weights that lead into it and those that lead out of it, and updates both without asking anyone. Columns and
/// rows that fill up the last shard are zero and stay zero.
///
/// Without a hidden layer, the first layer is the output layer: one shard whose first columns are the classes.
final class ShardedParameters {
    /// The units of a shard.
    static var width: Int { SIMDKernels.shardWidth }
    /// The lanes of a sample's scores, one per class and the rest unused.
    static var lanes: Int { MultilayerPerceptron.maximumClasses }

    /// The shapes that decide how much memory there is.
    struct Shape: Equatable {
        /// The inputs per sample.
        var inputs: Int
        /// The units of the first layer.
        var units: Int
        /// The classes.
        var classes: Int
        /// Whether there is a hidden layer.
        var hasHiddenLayer: Bool

        /// The inputs, filled up to whole groups of four.
        var paddedInputs: Int { (inputs + 3) / 4 * 4 }
        /// The shards of the first layer's units.
        var shards: Int { (units + width - 1) / width }
    }

    /// The shape of the network.
    let shape: Shape
    /// `[shards][paddedInputs][width]`.
    private let firstKernels: AlignedBuffer<Float>
    /// `[shards][width]`.
    private let firstBiases: AlignedBuffer<Float>
    /// `[shards][width][lanes]`; unused without a hidden layer.
    private let outputKernels: AlignedBuffer<Float>
    /// `[lanes]`; unused without a hidden layer.
    private let outputBiases: AlignedBuffer<Float>

    /// `[lanes]`, always zero.
    private let zeros = AlignedBuffer<Float>(count: ShardedParameters.lanes)

    /// Makes zeros of a shape.
    init(shape: Shape) {
        self.shape = shape
        firstKernels = AlignedBuffer(count: shape.shards * shape.paddedInputs * Self.width)
        firstBiases = AlignedBuffer(count: shape.shards * Self.width)
        outputKernels = AlignedBuffer(count: shape.shards * Self.width * Self.lanes)
        outputBiases = AlignedBuffer(count: Self.lanes)
    }

    /// The first layer's weights into a shard, `[paddedInputs][width]`.
    func firstKernel(_ shard: Int) -> UnsafeMutablePointer<Float> {
        firstKernels.pointer + shard * shape.paddedInputs * Self.width
    }

    /// The first layer's biases of a shard, `[width]`.
    func firstBias(_ shard: Int) -> UnsafeMutablePointer<Float> {
        firstBiases.pointer + shard * Self.width
    }

    /// The output layer's weights out of a shard, `[width][lanes]`.
    func outputKernel(_ shard: Int) -> UnsafeMutablePointer<Float> {
        outputKernels.pointer + shard * Self.width * Self.lanes
    }

    /// The output layer's biases, `[lanes]`.
    var outputBias: UnsafeMutablePointer<Float> { outputBiases.pointer }

    /// What a shard's share of the scores starts from, `[lanes]`: the biases for the first, zeros for the others.
    func outputStart(_ shard: Int) -> UnsafeMutablePointer<Float> { shard == 0 ? outputBias : zeros.pointer }
}
