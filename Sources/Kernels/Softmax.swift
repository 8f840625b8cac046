extension SIMDKernels {
    /// Softmax and cross-entropy, fused: the probabilities, the loss and the most probable class of each sample.
    ///
    /// The scores of a sample are the sum of what the shards of hidden units contribute, added in the order of the shards.
    /// The largest score is subtracted first, so that no exponential overflows; the loss, −log p[label], is taken from the
    /// scores, so that it stays finite where p rounds to zero.
    ///
    /// - `scores` is `[shards][shardStride]`, each of them `[samples][16]`; `labels` is `[samples]`.
    /// - `probabilities` is `[samples][16]`, zero from `classes` on; `losses` and `predictions` are `[samples]`.
    public static func softmaxCrossEntropy(
        samples: Int, classes: Int, shards: Int, shardStride: Int, scores: UnsafePointer<Float>,
        labels: UnsafePointer<UInt8>, probabilities: UnsafeMutablePointer<Float>, losses: UnsafeMutablePointer<Float>,
        predictions: UnsafeMutablePointer<UInt8>
    ) {
        for sample in 0..<samples {
            let row = probabilities + sample &* lanes
            var total = load(scores + sample &* lanes)
            for shard in 1..<shards {
                total += load(scores + (shard &* shardStride &+ sample &* lanes))
            }
            store(total, row)

            // Which class is ahead is hard to predict, so nothing may branch on it.
            var (best, largest) = (0, row[0])
            for label in 1..<classes {
                let isAhead = row[label] > largest
                best = isAhead ? label : best
                largest = isAhead ? row[label] : largest
            }
            let labelScore = row[Int(labels[sample])]

            store(exponential(total - Vector(repeating: largest)), row)
            var sum: Float = 0
            for label in 0..<classes { sum += row[label] }
            let exponentials = load(row)
            store(exponentials / Vector(repeating: sum), row)
            for label in classes..<lanes { row[label] = 0 }

            predictions[sample] = UInt8(truncatingIfNeeded: best)
            losses[sample] = logarithm(Vector(repeating: sum))[0] + (largest - labelScore)
        }
    }
}
