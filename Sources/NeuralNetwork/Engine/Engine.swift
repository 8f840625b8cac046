import KernelTypes

/// What the threads of a team share while they pass samples through a network.
///
/// A dense layer is a product of matrices: the sums of a sample's units are the bias plus, for every input, the input times
/// its row of the kernel. Most inputs are blank and would add zeros. So the rows that matter are listed first (`InkTable`),
/// and only they are read. Four samples share a list, and each row that is read, because four rows of sums fill the
/// registers (`Tile`): what is blank in all four is skipped. Backward it is the same product the other way round: the
/// gradient of an input's row is the sum, over the samples where it is not blank, of the input times the sample's errors.
/// Four inputs share a list there, and the finished sum moves the kernel from the registers.
///
/// Each thread owns some shards of every layer's units: their weights, their activations, their gradient. With one hidden
/// layer, the threads exchange just one thing per chunk of samples, the shards' shares of the scores, and meet at just one
/// barrier:
///
///     every thread, for its shards:   list the ink of the next chunk (its part of it)
///                                     first layer forward, output layer forward  →  scores
///     barrier
///     every thread, for its shards:   add up all scores, softmax, errors, backward and update
///
/// A fast thread may run ahead of a slow one by up to one barrier. So scores have two places that take turns, and the
/// tables of ink three: the chunk before, which a slow thread may still read, this one, and the next.
///
/// Each further hidden layer adds three barriers: its units need all activations of the layer before, listed like ink, and
/// the layer before needs what all its shards send back.
final class Engine: @unchecked Sendable {
    /// The kernels that compute.
    let kernels: any KernelSet.Type
    /// The parameters; each thread writes those of its own shards only.
    let network: ShardedNetwork
    /// The samples.
    let samples: Samples
    /// How they are cut into chunks.
    let plan: ChunkPlan
    /// The rows of memory per shard: the samples of the largest chunk, filled up to whole eights.
    let rows: Int
    /// The order in which this pass sees the samples, `[samples]`.
    let order: AlignedBuffer<UInt32>
    /// Which inputs of each sample are not blank, a bit for each, `[samples][words]`.
    let marks: AlignedBuffer<UInt64>
    /// Which blocks of four inputs of each sample are not all blank, likewise, `[samples][block words]`.
    let blockMarks: AlignedBuffer<UInt64>
    /// Zeros in place of a sample's inputs and marks.
    private let blank: AlignedBuffer<UInt64>
    /// The activations of each layer's units, `[shards][rows][width]`.
    let activations: [AlignedBuffer<Float>]
    /// What is not zero among the activations that each layer but the first reads.
    let hiddenTables: [LayerTables]
    /// What the layers but the first send back, each `[shards][shards of the layer before][rows][width]`: two places that
    /// take turns, since a layer reads what the next one sent and writes its own.
    private let returnedSums: [AlignedBuffer<Float>]

    /// The tables of ink of three chunks.
    private let inkTables: [LayerTables]
    /// The scores of two chunks, each `[shards][rows][lanes]`.
    private let scores: [AlignedBuffer<Float>]

    /// Prepares to pass samples through a network in batches of `batchSize`.
    ///
    /// Only a pass that `trains` needs memory for what goes backward.
    init(
        network: ShardedNetwork, samples: Samples, batchSize: Int, instructionSet: InstructionSet, trains: Bool
    ) {
        kernels = instructionSet.kernels
        precondition(kernels.shardWidth == ShardedLayer.width, "all instruction sets agree on the shards")
        self.network = network
        self.samples = samples
        let plan = ChunkPlan(samples: samples.count, batchSize: batchSize)
        self.plan = plan
        let rows = (plan.largestChunk + 7) / 8 * 8
        self.rows = rows

        order = AlignedBuffer(count: samples.count)
        for position in 0..<samples.count { order.pointer[position] = UInt32(position) }
        let words = (samples.inputs + 63) / 64
        marks = AlignedBuffer(count: samples.count * words)
        blank = AlignedBuffer(count: words * 8)

        let rowSize = rows * ShardedLayer.width
        activations = network.layers.map { AlignedBuffer(count: $0.shards * rowSize) }
        hiddenTables = network.layers.dropFirst().map {
            LayerTables(capacity: rows, inputs: $0.paddedInputs, pitch: 2, ofPixels: false)
        }
        let sumCounts = network.layers.dropFirst().map { $0.shards * $0.paddedInputs * rows }
        returnedSums = (0..<2).map { _ in AlignedBuffer(count: trains ? sumCounts.max() ?? 0 : 0) }
        let pitch = Self.pitch(ofInputs: samples.inputs)
        inkTables = (0..<3).map { _ in
            LayerTables(capacity: plan.largestChunk, inputs: samples.inputs, pitch: pitch, ofPixels: true)
        }
        blockMarks = AlignedBuffer(count: trains ? samples.count * ((inkTables[0].blocks.count + 63) / 64) : 0)
        scores = (0..<2).map { _ in AlignedBuffer(count: network.scoreShards * rows * ShardedOutput.lanes) }
    }

    /// Where the third input of a block lies: below the first, if the inputs can be a square picture.
    static func pitch(ofInputs inputs: Int) -> Int {
        let side = Int(Double(inputs).squareRoot())
        return side * side == inputs && side.isMultiple(of: 2) ? side : 2
    }

    /// The samples' inputs, `[samples][inputs]`.
    var pixels: UnsafePointer<UInt8> {
        // An empty buffer has no address, and nobody reads from it.
        samples.pixels.baseAddress ?? UnsafeRawPointer(blank.pointer).assumingMemoryBound(to: UInt8.self)
    }

    /// Some samples of the order of this pass.
    func batch(_ range: Range<Int>) -> PixelBatch {
        PixelBatch(
            samples: range.count, inputs: samples.inputs, blocks: inkTables[0].blocks.count, pixels: pixels,
            marks: marks.pointer, blockMarks: blockMarks.pointer, order: order.pointer + range.lowerBound,
            blank: blank.pointer)
    }

    /// The tables that hold, or will hold, the ink of the chunk at a position.
    func ink(ofChunk position: Int) -> LayerTables { inkTables[position % inkTables.count] }

    /// The scores of a shard for the chunk at a position, `[rows][lanes]`.
    func scores(ofChunk position: Int, shard: Int) -> UnsafeMutablePointer<Float> {
        scores[position % scores.count].pointer + shard * rows * ShardedOutput.lanes
    }

    /// The activations of a shard of a layer's units, `[rows][width]`.
    func activations(ofLayer layer: Int, shard: Int) -> UnsafeMutablePointer<Float> {
        activations[layer].pointer + shard * rows * ShardedLayer.width
    }

    /// What a shard of a layer but the first sends back, `[shards of the layer before][rows][width]`.
    func returnedSums(ofLayer layer: Int, shard: Int) -> UnsafeMutablePointer<Float> {
        returnedSums[layer % returnedSums.count].pointer + shard * network.layers[layer].paddedInputs * rows
    }

    /// Runs `body` on up to `threads` threads at once, each with a number of its own; the calling thread's is 0.
    ///
    /// There are never more threads than shards: more would have nothing to compute. Beside a single shard, a second thread
    /// can still list the ink.
    func run(threads: Int, _ body: (_ member: Int, _ barrier: Barrier) -> Void) {
        withoutActuallyEscaping(body) { body in
            // The team has finished when `run` returns, so `body` does not escape; its members share no variable.
            nonisolated(unsafe) let body = body
            let count = min(threads, max(network.largestShardCount, 2))
            ThreadTeam.run(count: count) { member, barrier in body(member, barrier) }
        }
    }
}
