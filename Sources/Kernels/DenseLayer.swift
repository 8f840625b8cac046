import KernelTypes

extension SIMDKernels {
    /// A layer forward, for one shard of its units: `outputs = activation(inputs · kernel + bias)`.
    ///
    /// Walks only the inputs where any of a group's four samples is not zero: a skipped product would have added zero.
    /// Section by section, so that the rows of the kernel that all groups read stay in the first-level cache meanwhile.
    ///
    /// - `inputs` lists the samples in groups of four; `kernel` is `[inputs][shardWidth]`, `bias` is `[shardWidth]`.
    /// - `outputs` is `[samples][shardWidth]`, in whole groups; from column `units` on it is zero.
    public static func forwardLayer(
        groups: Int, inputs: InkTable, kernel: UnsafePointer<Float>, bias: UnsafePointer<Float>, units: Int,
        activation: ActivationFunction, outputs: UnsafeMutablePointer<Float>
    ) {
        for section in 0..<inputs.sections {
            let isLast = section &+ 1 == inputs.sections
            for group in 0..<groups {
                let rows = outputs + group &* 4 &* shardWidth
                for column in stride(from: 0, to: shardWidth, by: Tile.width) {
                    var tile = Tile()
                    tile.forEachVector { vector, row, offset in
                        let start = section == 0 ? bias : UnsafePointer(rows + row &* shardWidth)
                        vector = load(start + column + offset)
                    }
                    tile.accumulate(group, section: section, of: inputs, matrix: kernel + column)
                    tile.forEachVector { vector, row, offset in
                        let sums = isLast ? apply(activation, to: vector) : vector
                        store(sums, rows + row &* shardWidth + column + offset)
                    }
                }
            }
        }
        // A unit that fills up the last shard must not act, whatever its activation makes of zero.
        for row in 0..<groups &* 4 {
            for unit in units..<shardWidth { outputs[row &* shardWidth &+ unit] = 0 }
        }
    }

    /// A layer backward, for one shard of its units: the kernel's gradient is `inputsᵀ · deltas`.
    ///
    /// Walks only the samples where any of a block's four inputs is not zero, and moves the kernel straight from the
    /// registers: with one chunk per batch, the gradient never exists in memory.
    ///
    /// - `inputs` lists the inputs in `blocks` of four; `deltas` is `[samples][shardWidth]`.
    /// - `kernel` is `[inputs][shardWidth]`, in whole groups.
    public static func backwardLayer(
        inputs: InkTable, blocks: InputBlocks, deltas: UnsafePointer<Float>, kernel: ParameterBlock, step: GradientStep
    ) {
        for group in 0..<inputs.groups {
            // No ink in the whole chunk, as at the border of most pictures: where no gradient means no move, skip it.
            if inputs.ends[group] == 0, isIdle(step) { continue }
            for column in stride(from: 0, to: shardWidth, by: Tile.width) {
                let block = kernel + (Int(blocks.firsts[group]) &* shardWidth &+ column)
                var tile = Tile()
                if step.continues {
                    tile.forEachVector { vector, row, offset in
                        vector = load(block.gradient + (blocks.offset(row) &* shardWidth &+ offset))
                    }
                }
                tile.accumulate(group, of: inputs, matrix: deltas + column)
                tile.forEachVector { vector, row, offset in
                    finish(vector, block + (blocks.offset(row) &* shardWidth &+ offset), step)
                }
            }
        }
    }

    /// A layer's bias backward, for one shard of its units: its gradient is the sum of the deltas, sample by sample.
    ///
    /// - `deltas` is `[samples][shardWidth]`; `bias` is `[shardWidth]`.
    public static func backwardBias(
        samples: Int, deltas: UnsafePointer<Float>, bias: ParameterBlock, step: GradientStep
    ) {
        for column in stride(from: 0, to: shardWidth, by: lanes) {
            var sum = step.continues ? load(bias.gradient + column) : .zero
            for sample in 0..<samples { sum += load(deltas + sample &* shardWidth + column) }
            finish(sum, bias + column, step)
        }
    }

    /// What one shard of a hidden layer's units sends back to the layer before: `sums = deltas · kernelᵀ`.
    ///
    /// - `deltas` is `[samples][shardWidth]`, in whole groups of four; `kernel` is `[inputs][shardWidth]`, `inputs` a
    ///   multiple of `shardWidth`; `transposed` is scratch, `[shardWidth][shardWidth]`.
    /// - `sums` is `[inputs / shardWidth][sumsStride]`, each of them `[samples][shardWidth]`.
    public static func backwardInputs(
        groups: Int, inputs: Int, deltas: UnsafePointer<Float>, kernel: UnsafePointer<Float>,
        transposed: UnsafeMutablePointer<Float>, sums: UnsafeMutablePointer<Float>, sumsStride: Int
    ) {
        for shard in 0..<inputs / shardWidth {
            let square = kernel + shard &* shardWidth &* shardWidth
            for input in 0..<shardWidth {
                for unit in 0..<shardWidth {
                    transposed[unit &* shardWidth &+ input] = square[input &* shardWidth &+ unit]
                }
            }
            for group in 0..<groups {
                let offset = group &* 4 &* shardWidth
                let rows = sums + (shard &* sumsStride &+ offset)
                for column in stride(from: 0, to: shardWidth, by: Tile.width) {
                    var tile = Tile()
                    tile.accumulateRows(
                        deltas + offset, stride: shardWidth, count: shardWidth, matrix: transposed + column)
                    tile.forEachVector { vector, row, offset in
                        store(vector, rows + (row &* shardWidth &+ column &+ offset))
                    }
                }
            }
        }
    }

    /// Adds up what the shards of the next layer send back to one shard's units, in the order of those shards, and passes
    /// it through the derivative of the activation.
    ///
    /// - `sums` is `[shards][shardStride]`, each of them `[samples][shardWidth]`; `activations` and `deltas` are
    ///   `[samples][shardWidth]`.
    public static func gatherDeltas(
        samples: Int, shards: Int, shardStride: Int, sums: UnsafePointer<Float>, activations: UnsafePointer<Float>,
        activation: ActivationFunction, deltas: UnsafeMutablePointer<Float>
    ) {
        for position in stride(from: 0, to: samples &* shardWidth, by: lanes) {
            var total = load(sums + position)
            for shard in 1..<shards { total += load(sums + (shard &* shardStride &+ position)) }
            let delta = passBack(total, through: activation, output: load(activations + position))
            store(delta, deltas + position)
        }
    }
}
