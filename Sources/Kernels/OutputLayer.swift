import KernelTypes

extension SIMDKernels {
    /// The output layer forward, for one shard of the hidden units: their share of every sample's scores.
    ///
    /// Computes several samples at a time; the rows up to a whole eight that belong to no sample are scratch.
    ///
    /// - `activations` is `[samples][shardWidth]`, `kernel` is `[shardWidth][16]`, one lane per class.
    /// - `start` is `[16]`: the bias for the first shard, zeros for the others. `scores` is `[samples][16]`.
    public static func forwardOutputLayer(
        samples: Int, activations: UnsafePointer<Float>, kernel: UnsafePointer<Float>, start: UnsafePointer<Float>,
        scores: UnsafeMutablePointer<Float>
    ) {
        let start = load(start)
        for first in stride(from: 0, to: samples, by: Sums.count) {
            let rows = activations + first &* shardWidth
            var sums = Sums()
            sums.forEach { sum, _ in sum = start }
            for unit in 0..<shardWidth {
                let weights = load(kernel + unit &* lanes)
                sums.forEach { sum, row in sum.add(rows[row &* shardWidth &+ unit], times: weights) }
            }
            sums.forEach { sum, row in store(sum, scores + (first &+ row) &* lanes) }
        }
    }

    /// Carries the errors back through the output layer and the activation, for one shard of the hidden units.
    ///
    /// Computes four samples at a time; the rows up to a whole four that belong to no sample are scratch.
    ///
    /// - `errors` is `[samples][16]`, `kernel` is `[shardWidth][16]`, `activations` is `[samples][shardWidth]`.
    /// - `transposed` is scratch, `[16][shardWidth]`; `deltas` is `[samples][shardWidth]`.
    public static func backwardHiddenUnits(
        samples: Int, classes: Int, errors: UnsafePointer<Float>, kernel: UnsafePointer<Float>,
        activations: UnsafePointer<Float>, activation: ActivationFunction, transposed: UnsafeMutablePointer<Float>,
        deltas: UnsafeMutablePointer<Float>
    ) {
        for unit in 0..<shardWidth {
            for label in 0..<classes { transposed[label &* shardWidth &+ unit] = kernel[unit &* lanes &+ label] }
        }
        for first in stride(from: 0, to: samples, by: 4) {
            for column in stride(from: 0, to: shardWidth, by: Tile.width) {
                var tile = Tile()
                tile.accumulateRows(errors + first &* lanes, stride: lanes, count: classes, matrix: transposed + column)
                tile.forEachVector { sum, row, offset in
                    let position = (first &+ row) &* shardWidth &+ column &+ offset
                    let output = load(activations + position)
                    store(passBack(sum, through: activation, output: output), deltas + position)
                }
            }
        }
    }

    /// The output layer backward, for one shard of the hidden units: its gradient is `activationsᵀ · errors`.
    ///
    /// - `activations` is `[samples][shardWidth]`, `errors` is `[samples][16]`, `kernel` is `[shardWidth][16]`.
    public static func backwardOutputLayer(
        samples: Int, activations: UnsafePointer<Float>, errors: UnsafePointer<Float>, kernel: ParameterBlock,
        step: GradientStep
    ) {
        for unit in stride(from: 0, to: shardWidth, by: Sums.count) {
            let block = kernel + unit &* lanes
            var sums = Sums()
            if step.continues {
                sums.forEach { sum, row in sum = load(block.gradient + row &* lanes) }
            }
            for sample in 0..<samples {
                let activation = activations + (sample &* shardWidth &+ unit)
                let error = load(errors + sample &* lanes)
                sums.forEach { sum, row in sum.add(activation[row], times: error) }
            }
            sums.forEach { sum, row in finish(sum, block + row &* lanes, step) }
        }
    }

    /// The output layer's bias backward: its gradient is the sum of the errors, sample by sample.
    ///
    /// - `errors` is `[samples][16]`; `bias` is `[16]`.
    public static func backwardOutputBias(
        samples: Int, errors: UnsafePointer<Float>, bias: ParameterBlock, step: GradientStep
    ) {
        var sum = step.continues ? load(bias.gradient) : .zero
        for sample in 0..<samples { sum += load(errors + sample &* lanes) }
        finish(sum, bias, step)
    }
}
