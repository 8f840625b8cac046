/// How one pass over the samples is cut into batches, and large batches into chunks that fit the caches.
///
/// A batch of any size is computed chunk by chunk with the same weights, its gradient adding up; the parameters change at
/// the batch's end.
struct ChunkPlan {
    /// The samples of a pass.
    let samples: Int
    /// The samples of each batch but the last.
    let batchSize: Int
    /// The most samples of a chunk.
    static var capacity: Int { 512 }

    /// One piece of work: neighbouring samples of the order, all of one batch.
    struct Chunk: Equatable {
        /// The batch that it belongs to, counted from 0.
        var step: Int
        /// The samples of the whole batch.
        var batchSize: Int
        /// Its samples, as positions in the order of this pass.
        var samples: Range<Int>
        /// Whether it is the first of its batch.
        var beginsBatch: Bool
        /// Whether it is the last of its batch.
        var endsBatch: Bool
    }

    /// Cuts `samples` samples into batches of `batchSize`.
    init(samples: Int, batchSize: Int) {
        precondition(samples > 0 && batchSize > 0, "at least one sample, at least one per batch")
        self.samples = samples
        self.batchSize = min(batchSize, samples)
    }

    /// The number of batches.
    var steps: Int { (samples + batchSize - 1) / batchSize }

    /// The most samples that a chunk of this plan has.
    var largestChunk: Int { min(batchSize, Self.capacity) }

    /// The chunks of a full batch.
    private var chunksPerBatch: Int { (batchSize + Self.capacity - 1) / Self.capacity }

    /// The number of chunks.
    var count: Int {
        let last = samples - (steps - 1) * batchSize
        return (steps - 1) * chunksPerBatch + (last + Self.capacity - 1) / Self.capacity
    }

    /// The chunk at a position from 0 up to `count`.
    subscript(position: Int) -> Chunk {
        let (step, part) = position.quotientAndRemainder(dividingBy: chunksPerBatch)
        let batch = step * batchSize..<min((step + 1) * batchSize, samples)
        let start = batch.lowerBound + part * Self.capacity
        let end = min(start + Self.capacity, batch.upperBound)
        return Chunk(
            step: step, batchSize: batch.count, samples: start..<end, beginsBatch: part == 0,
            endsBatch: end == batch.upperBound)
    }
}
