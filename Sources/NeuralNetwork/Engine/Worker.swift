/// One thread's part of a pass: the shards that it owns, and memory that no other thread touches.
final class Worker {
    /// What all threads share.
    let engine: Engine
    /// This thread's number, from 0.
    let member: Int
    /// Where the threads meet.
    let barrier: Barrier
    /// Takes the time of each phase, if somebody measures.
    private let stopwatch: Stopwatch?

    /// The error that reaches the units of one shard, `[rows][width]`.
    let deltas: AlignedBuffer<Float>
    /// Scratch for some weights of one shard, `[width][width]`.
    let transposed: AlignedBuffer<Float>
    /// The classes of the chunk's samples, `[rows]`.
    let labels: AlignedBuffer<UInt8>
    /// The probabilities of each class, `[rows][lanes]`.
    let probabilities: AlignedBuffer<Float>
    /// The derivative of the loss with respect to the scores, `[rows][lanes]`.
    let errors: AlignedBuffer<Float>
    /// The loss of each sample, `[rows]`.
    let losses: AlignedBuffer<Float>
    /// The most probable class of each sample, `[rows]`.
    let predictions: AlignedBuffer<UInt8>

    /// Prepares one thread of those that meet at `barrier`.
    init(engine: Engine, member: Int, barrier: Barrier, stopwatch: Stopwatch? = nil) {
        self.engine = engine
        self.member = member
        self.barrier = barrier
        self.stopwatch = stopwatch
        deltas = AlignedBuffer(count: engine.rows * ShardedLayer.width)
        transposed = AlignedBuffer(count: ShardedLayer.width * ShardedLayer.width)
        labels = AlignedBuffer(count: engine.rows)
        probabilities = AlignedBuffer(count: engine.rows * ShardedOutput.lanes)
        errors = AlignedBuffer(count: engine.rows * ShardedOutput.lanes)
        losses = AlignedBuffer(count: engine.rows)
        predictions = AlignedBuffer(count: engine.rows)
    }

    /// Tells the stopwatch what this thread does next.
    func enter(_ phase: Phase) { stopwatch?.enter(phase) }

    /// This thread's part of `count` things, shared among the team as evenly as it goes.
    func part(of count: Int) -> Range<Int> { part(of: count, member: member) }

    /// Another thread's part of them.
    func part(of count: Int, member: Int) -> Range<Int> {
        count * member / barrier.count..<count * (member + 1) / barrier.count
    }

    /// Adds the chunk that was classified last to the metrics, sample by sample.
    func add(chunk position: Int, to metrics: inout RunningMetrics) {
        for row in 0..<engine.plan[position].samples.count {
            metrics.add(loss: losses.pointer[row], isCorrect: predictions.pointer[row] == labels.pointer[row])
        }
    }
}
