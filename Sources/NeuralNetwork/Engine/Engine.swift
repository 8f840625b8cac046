/// What the threads of a team share while they pass samples through a network.
///
/// Each thread owns some shards of hidden units: their weights, their activations, their gradient. For each chunk of
/// samples the threads exchange just one thing, the shards' shares of the scores, and meet at just one barrier:
///
///     every thread, for its shards:   list the ink of the next chunk (its part of it)
///                                     first layer forward, output layer forward  →  scores
///     barrier
///     every thread, for its shards:   add up all scores, softmax, errors, backward and update
///
/// A fast thread may run ahead of a slow one by up to one barrier. So scores have two places that take turns, and the
/// tables of ink three: the chunk before, which a slow thread may still read, this one, and the next.
final class Engine: @unchecked Sendable {
    /// The kernels that compute.
    let kernels: any KernelSet.Type
    /// The parameters; each thread writes those of its own shards only.
    let parameters: ShardedParameters
    /// The samples.
    let samples: Samples
    /// How they are cut into chunks.
    let plan: ChunkPlan
    /// The order in which this pass sees the samples, `[samples]`.
    let order: AlignedBuffer<UInt32>
    /// The input that each byte stands for, `[256]`.
    let scale: AlignedBuffer<Float>

    /// The tables of ink of three chunks.
    private let tables: [ChunkTables]
    /// The scores of two chunks, each `[shards][rowsPerShard][lanes]`.
    private let scores: [AlignedBuffer<Float>]
    /// The rows of scores that a shard has: the largest chunk, filled up to whole octets.
    let rowsPerShard: Int

    /// Prepares to pass samples through a network in batches of `batchSize`.
    init(network: MultilayerPerceptron, samples: Samples, batchSize: Int, instructionSet: InstructionSet) {
        kernels = instructionSet.kernels
        precondition(kernels.shardWidth == ShardedParameters.width, "all instruction sets agree on the shards")
        parameters = ShardedParameters(network)
        self.samples = samples
        let plan = ChunkPlan(samples: samples.count, batchSize: batchSize)
        self.plan = plan
        rowsPerShard = (plan.largestChunk + 7) / 8 * 8

        order = AlignedBuffer(count: samples.count)
        for position in 0..<samples.count { order.pointer[position] = UInt32(position) }
        scale = AlignedBuffer(count: 256)
        for byte in 0..<256 { scale.pointer[byte] = Float(byte) / 255 }

        tables = (0..<3).map { _ in ChunkTables(capacity: plan.largestChunk, inputs: samples.inputs) }
        let scoreCount = parameters.shape.shards * rowsPerShard * ShardedParameters.lanes
        scores = (0..<2).map { _ in AlignedBuffer(count: scoreCount) }
    }

    /// The tables that hold, or will hold, the chunk at a position.
    func tables(ofChunk position: Int) -> ChunkTables { tables[position % tables.count] }

    /// The scores of a shard for the chunk at a position, `[rowsPerShard][lanes]`.
    func scores(ofChunk position: Int, shard: Int) -> UnsafeMutablePointer<Float> {
        scores[position % scores.count].pointer + shard * rowsPerShard * ShardedParameters.lanes
    }

    /// Puts the samples into the random order of an epoch, by Fisher and Yates's shuffle.
    ///
    /// The order depends on nothing but the seed and the epoch.
    func shuffle(seed: UInt64, epoch: Int) {
        var random = SplitMix64(seed: seed, stream: RandomStream.order(epoch: epoch))
        let order = order.pointer
        for position in 0..<samples.count { order[position] = UInt32(position) }
        for last in stride(from: samples.count - 1, to: 0, by: -1) {
            let chosen = Int(random.next(below: UInt64(last + 1)))
            (order[last], order[chosen]) = (order[chosen], order[last])
        }
    }

    /// Runs `body` on up to `threads` threads at once, each with a worker of its own; the calling thread's is number 0.
    ///
    /// There are never more threads than shards: more would have nothing to compute.
    func run(threads: Int, _ body: (Worker) -> Void) {
        withoutActuallyEscaping(body) { body in
            // The team has finished when `run` returns, so `body` does not escape; its workers share no variable.
            nonisolated(unsafe) let body = body
            ThreadTeam.run(count: min(threads, parameters.shape.shards)) { member, barrier in
                body(Worker(engine: self, member: member, barrier: barrier))
            }
        }
    }
}
