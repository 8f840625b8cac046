extension SIMDKernels {
    /// The first layer forward, for one shard: `outputs = inputs · kernel + bias`, then ReLU if `rectifies`.
    ///
    /// Walks only the inputs where any of a group's four samples is not zero: a skipped product would have added zero.
    ///
    /// - `counts` is `[groups]`, `indexes` is `[groups][stride]`, `values` is `[groups][stride][4]`: the sample table.
    /// - `kernel` is `[inputs][shardWidth]`, `bias` is `[shardWidth]`, `outputs` is `[groups × 4][shardWidth]`.
    public static func forwardFirstLayer(
        groups: Int, counts: UnsafePointer<Int32>, indexes: UnsafePointer<UInt32>, values: UnsafePointer<Float>,
        stride: Int, kernel: UnsafePointer<Float>, bias: UnsafePointer<Float>, rectifies: Bool,
        outputs: UnsafeMutablePointer<Float>
    ) {
        for group in 0..<groups {
            let rows = outputs + group &* 4 &* shardWidth
            for column in Swift.stride(from: 0, to: shardWidth, by: Tile.width) {
                var tile = Tile()
                tile.forEachVector { vector, _, offset in vector = load(bias + column + offset) }
                tile.accumulate(
                    count: Int(counts[group]), indexes: indexes + group &* stride,
                    values: values + group &* stride &* 4, matrix: kernel + column)
                if rectifies {
                    tile.forEachVector { vector, _, _ in vector.replace(with: 0, where: vector .< 0) }
                }
                tile.forEachVector { vector, row, offset in store(vector, rows + row &* shardWidth + column + offset) }
            }
        }
    }

    /// The first layer backward, for one shard: `kernel -= rate · inputsᵀ · deltas`, straight from the registers.
    ///
    /// Walks only the samples where any of a group's four neighbouring inputs is not zero. A batch that comes in several
    /// chunks adds up in `gradient`: `continues` starts from what the chunks before left there, and `applies` ends the
    /// batch by updating the kernel; with one chunk, the gradient never exists in memory.
    ///
    /// - `counts` is `[groups]`, `indexes` is `[groups][stride]`, `values` is `[groups][stride][4]`: the input table.
    /// - `deltas` is `[samples][shardWidth]`; `gradient` and `kernel` are `[groups × 4][shardWidth]`.
    public static func backwardFirstLayer(
        groups: Int, counts: UnsafePointer<Int32>, indexes: UnsafePointer<UInt32>, values: UnsafePointer<Float>,
        stride: Int, deltas: UnsafePointer<Float>, rate: Float, continues: Bool, applies: Bool,
        gradient: UnsafeMutablePointer<Float>, kernel: UnsafeMutablePointer<Float>
    ) {
        for group in 0..<groups {
            let count = Int(counts[group])
            // No ink in the whole chunk, as at the border of most pictures: nothing to add, nothing to update.
            if count == 0, !continues, applies { continue }
            let offsetOfGroup = group &* 4 &* shardWidth
            for column in Swift.stride(from: 0, to: shardWidth, by: Tile.width) {
                let sums = gradient + offsetOfGroup + column
                var tile = Tile()
                if continues {
                    tile.forEachVector { vector, row, offset in vector = load(sums + row &* shardWidth + offset) }
                }
                tile.accumulate(
                    count: count, indexes: indexes + group &* stride, values: values + group &* stride &* 4,
                    matrix: deltas + column)
                let weights = kernel + offsetOfGroup + column
                tile.forEachVector { vector, row, offset in
                    let position = row &* shardWidth + offset
                    finish(
                        vector, rate: rate, applies: applies, gradient: sums + position, parameters: weights + position)
                }
            }
        }
    }

    /// The first layer's bias backward, for one shard: `bias -= rate · Σ deltas`, sample by sample.
    ///
    /// - `deltas` is `[samples][shardWidth]`; `gradient` and `bias` are `[shardWidth]`, used as in `backwardFirstLayer`.
    public static func backwardFirstBias(
        samples: Int, deltas: UnsafePointer<Float>, rate: Float, continues: Bool, applies: Bool,
        gradient: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>
    ) {
        for column in Swift.stride(from: 0, to: shardWidth, by: lanes) {
            var sum = continues ? load(gradient + column) : .zero
            for sample in 0..<samples {
                sum += load(deltas + sample &* shardWidth + column)
            }
            finish(sum, rate: rate, applies: applies, gradient: gradient + column, parameters: bias + column)
        }
    }
}

/// Ends the sum of one vector of a gradient: updates the parameters, or keeps the sum for the batch's next chunk.
@inline(__always)
func finish(
    _ sum: Vector, rate: Float, applies: Bool, gradient: UnsafeMutablePointer<Float>,
    parameters: UnsafeMutablePointer<Float>
) {
    if applies {
        var updated = load(parameters)
        updated.add(-rate, times: sum)
        store(updated, parameters)
    } else {
        store(sum, gradient)
    }
}
