import KernelTypes

/// The output layer, cut at the same places as the last hidden layer's units.
///
/// A shard of hidden units owns the weights that lead out of it too, and so can compute its share of every score, and move
/// those weights, without asking anyone.
final class ShardedOutput {
    /// The lanes of a sample's scores, one per class and the rest unused.
    static var lanes: Int { MultilayerPerceptron.maximumClasses }

    /// The hidden units that it reads.
    private let inputs: Int
    /// The classes.
    private let classes: Int
    /// `[shards][width][lanes]`.
    private let kernels: ParameterArray
    /// The biases, `[lanes]`.
    private let biases: ParameterArray
    /// `[lanes]`, always zero.
    private let zeros = AlignedBuffer<Float>(count: ShardedOutput.lanes)

    /// Copies the output layer.
    init(_ layer: Dense, initialSquares: Float) {
        inputs = layer.inputs
        classes = layer.units
        let rows = (layer.inputs + ShardedLayer.width - 1) / ShardedLayer.width * ShardedLayer.width
        kernels = ParameterArray(count: rows * Self.lanes, initialSquares: initialSquares)
        biases = ParameterArray(count: Self.lanes, initialSquares: initialSquares)
        layer.kernel.withUnsafeBufferPointer { kernel in
            for input in 0..<inputs { row(input).update(from: kernel, input * classes..<(input + 1) * classes) }
        }
        layer.bias.withUnsafeBufferPointer { bias.values.update(from: $0, 0..<classes) }
    }

    /// The layer in Keras's layout.
    var layer: Dense {
        let kernel = [Float](unsafeUninitializedCapacity: inputs * classes) { kernel, count in
            for input in 0..<inputs { kernel.initialize(input * classes..<(input + 1) * classes, from: row(input)) }
            count = kernel.count
        }
        let bias = Array(UnsafeBufferPointer(start: bias.values, count: classes))
        return Dense(inputs: inputs, units: classes, kernel: kernel, bias: bias)
    }

    /// The weights out of a shard of hidden units, `[width][lanes]`.
    func kernel(_ shard: Int) -> ParameterBlock { kernels.block(from: shard * ShardedLayer.width * Self.lanes) }

    /// The biases, `[lanes]`.
    var bias: ParameterBlock { biases.block(from: 0) }

    /// What a shard's share of the scores starts from, `[lanes]`: the biases for the first, zeros for the others.
    func start(_ shard: Int) -> UnsafePointer<Float> { UnsafePointer(shard == 0 ? bias.values : zeros.pointer) }

    /// The weights out of one hidden unit, `[lanes]`.
    private func row(_ input: Int) -> UnsafeMutablePointer<Float> {
        kernels.block(from: input * Self.lanes).values
    }
}
