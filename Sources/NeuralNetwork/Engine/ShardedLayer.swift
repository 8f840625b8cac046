import KernelTypes
import Kernels

/// A layer whose units are cut into shards: `width` neighbouring columns of the kernel, stored on their own.
///
/// A thread keeps the columns of its shards in its own cache. Columns that fill up the last shard, and rows that fill up
/// the inputs, are zero and stay zero.
final class ShardedLayer {
    /// The units of a shard.
    static var width: Int { SIMDKernels.shardWidth }

    /// The values per sample that the layer reads.
    let inputs: Int
    /// The rows of a shard: the inputs, filled up to what the layer before, or the table of ink, comes in.
    let paddedInputs: Int
    /// The values per sample that the layer computes.
    let units: Int
    /// The function after the sums.
    let activation: ActivationFunction
    /// `[shards][paddedInputs][width]`.
    private let kernels: ParameterArray
    /// `[shards][width]`.
    private let biases: ParameterArray

    /// Copies a layer; its inputs come in whole groups of `inputGroup`.
    init(_ layer: Dense, inputGroup: Int, activation: ActivationFunction, initialSquares: Float) {
        inputs = layer.inputs
        paddedInputs = (layer.inputs + inputGroup - 1) / inputGroup * inputGroup
        units = layer.units
        self.activation = activation
        let shards = (layer.units + Self.width - 1) / Self.width
        kernels = ParameterArray(count: shards * paddedInputs * Self.width, initialSquares: initialSquares)
        biases = ParameterArray(count: shards * Self.width, initialSquares: initialSquares)
        layer.kernel.withUnsafeBufferPointer { kernel in
            forEachRow { packed, run in packed.update(from: kernel, run) }
        }
        layer.bias.withUnsafeBufferPointer { bias in
            for shard in 0..<shards { self.bias(shard).values.update(from: bias, columns(of: shard)) }
        }
    }

    /// The layer in Keras's layout.
    var layer: Dense {
        let kernel = [Float](unsafeUninitializedCapacity: inputs * units) { kernel, count in
            forEachRow { packed, run in kernel.initialize(run, from: packed) }
            count = kernel.count
        }
        let bias = [Float](unsafeUninitializedCapacity: units) { bias, count in
            for shard in 0..<shards { bias.initialize(columns(of: shard), from: self.bias(shard).values) }
            count = bias.count
        }
        return Dense(inputs: inputs, units: units, kernel: kernel, bias: bias)
    }

    /// The number of shards.
    var shards: Int { (units + Self.width - 1) / Self.width }

    /// The units that a shard holds, as columns of the whole kernel.
    func columns(of shard: Int) -> Range<Int> { shard * Self.width..<min((shard + 1) * Self.width, units) }

    /// The weights into a shard, `[paddedInputs][width]`.
    func kernel(_ shard: Int) -> ParameterBlock { kernels.block(from: shard * paddedInputs * Self.width) }

    /// The biases of a shard, `[width]`.
    func bias(_ shard: Int) -> ParameterBlock { biases.block(from: shard * Self.width) }

    /// Calls `body` for each run of weights that is contiguous both here and in `[inputs][units]`.
    private func forEachRow(_ body: (_ packed: UnsafeMutablePointer<Float>, _ run: Range<Int>) -> Void) {
        for shard in 0..<shards {
            let columns = columns(of: shard)
            for input in 0..<inputs {
                let start = input * units
                body(
                    kernel(shard).values + input * Self.width,
                    start + columns.lowerBound..<start + columns.upperBound)
            }
        }
    }
}
