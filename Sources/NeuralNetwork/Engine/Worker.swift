/// One thread's part of the work: the shards that it owns, and memory that no other thread touches.
final class Worker {
    /// What all threads share.
    let engine: Engine
    /// This thread's number, from 0.
    let member: Int
    /// Where the threads meet.
    let barrier: Barrier
    /// The shards of units that this thread computes and updates.
    private let shards: Range<Int>

    /// The units' activations, `[own shards][rows][width]`.
    private let activations: AlignedBuffer<Float>
    /// The error that reaches the units of one shard, `[rows][width]`.
    private let deltas: AlignedBuffer<Float>
    /// Scratch for one shard's output weights, `[lanes][width]`.
    private let transposed: AlignedBuffer<Float>
    /// The gradient of a batch of several chunks, while it adds up.
    private let gradient: ShardedParameters
    /// The classes of the chunk's samples, `[rows]`.
    private let labels: AlignedBuffer<UInt8>
    /// The probabilities of each class, `[rows][lanes]`.
    let probabilities: AlignedBuffer<Float>
    /// The derivative of the loss with respect to the scores, `[rows][lanes]`.
    private let errors: AlignedBuffer<Float>
    /// The loss of each sample, `[rows]`.
    private let losses: AlignedBuffer<Float>
    /// The most probable class of each sample, `[rows]`.
    private let predictions: AlignedBuffer<UInt8>

    /// Prepares one thread of those that meet at `barrier`.
    init(engine: Engine, member: Int, barrier: Barrier) {
        self.engine = engine
        self.member = member
        self.barrier = barrier
        shards = Self.part(member, of: barrier.count, among: engine.parameters.shape.shards)
        let rows = engine.rowsPerShard
        activations = AlignedBuffer(count: shards.count * rows * ShardedParameters.width)
        deltas = AlignedBuffer(count: rows * ShardedParameters.width)
        transposed = AlignedBuffer(count: ShardedParameters.lanes * ShardedParameters.width)
        gradient = ShardedParameters(shape: engine.parameters.shape)
        labels = AlignedBuffer(count: rows)
        probabilities = AlignedBuffer(count: rows * ShardedParameters.lanes)
        errors = AlignedBuffer(count: rows * ShardedParameters.lanes)
        losses = AlignedBuffer(count: rows)
        predictions = AlignedBuffer(count: rows)
    }

    /// A member's part of `count` things, shared among a team as evenly as it goes.
    private static func part(_ member: Int, of team: Int, among count: Int) -> Range<Int> {
        count * member / team..<count * (member + 1) / team
    }

    /// Lists this thread's part of the ink of the chunk at a position; what the backward pass needs, only if it `trains`.
    func tabulate(chunk position: Int, trains: Bool) {
        let chunk = engine.plan[position]
        let tables = engine.tables(ofChunk: position)
        let order = engine.order.pointer + chunk.samples.lowerBound
        guard let pixels = engine.samples.pixels.baseAddress else { return }
        engine.kernels.tabulateSamples(
            groups: Self.part(member, of: barrier.count, among: (chunk.samples.count + 3) / 4),
            samples: chunk.samples.count,
            inputs: engine.samples.inputs, pixels: pixels, order: order, scale: engine.scale.pointer,
            stride: tables.samples.stride, counts: tables.samples.counts, indexes: tables.samples.indexes,
            values: tables.samples.values)
        guard trains else { return }
        engine.kernels.tabulateInputs(
            groups: Self.part(member, of: barrier.count, among: tables.inputs.groups), samples: chunk.samples.count,
            inputs: engine.samples.inputs, pixels: pixels, order: order, scale: engine.scale.pointer,
            stride: tables.inputs.stride, counts: tables.inputs.counts, indexes: tables.inputs.indexes,
            values: tables.inputs.values)
    }

    /// Computes the scores that this thread's shards contribute for the chunk at a position.
    func forward(chunk position: Int) {
        let parameters = engine.parameters
        let chunk = engine.plan[position]
        let table = engine.tables(ofChunk: position).samples
        for shard in shards {
            engine.kernels.forwardFirstLayer(
                groups: (chunk.samples.count + 3) / 4, counts: table.counts, indexes: table.indexes,
                values: table.values, stride: table.stride, kernel: parameters.firstKernel(shard),
                bias: parameters.firstBias(shard), rectifies: parameters.shape.hasHiddenLayer,
                outputs: activations(of: shard))
            let scores = engine.scores(ofChunk: position, shard: shard)
            if parameters.shape.hasHiddenLayer {
                engine.kernels.forwardOutputLayer(
                    samples: chunk.samples.count, activations: activations(of: shard),
                    kernel: parameters.outputKernel(shard), start: parameters.outputStart(shard), scores: scores)
            } else {
                for row in 0..<chunk.samples.count {
                    let from = activations(of: shard) + row * ShardedParameters.width
                    (scores + row * ShardedParameters.lanes).update(from: from, count: ShardedParameters.lanes)
                }
            }
        }
    }

    /// Turns the scores of all shards into probabilities, losses and predictions.
    ///
    /// In training every thread does this for itself: it is little work, and saves a second barrier.
    func classify(chunk position: Int) {
        let chunk = engine.plan[position]
        for row in 0..<chunk.samples.count {
            labels.pointer[row] = engine.samples.labels[Int(engine.order.pointer[chunk.samples.lowerBound + row])]
        }
        engine.kernels.softmaxCrossEntropy(
            samples: chunk.samples.count, classes: engine.parameters.shape.classes,
            shards: engine.parameters.shape.shards, shardStride: engine.rowsPerShard * ShardedParameters.lanes,
            scores: engine.scores(ofChunk: position, shard: 0), labels: labels.pointer,
            probabilities: probabilities.pointer, losses: losses.pointer, predictions: predictions.pointer)
    }

    /// Adds the chunk that was classified last to the metrics, sample by sample.
    func add(chunk position: Int, to metrics: inout RunningMetrics) {
        for row in 0..<engine.plan[position].samples.count {
            metrics.add(loss: losses.pointer[row], isCorrect: predictions.pointer[row] == labels.pointer[row])
        }
    }

    /// Carries the errors of the chunk back and, at the end of a batch, moves the parameters of this thread's shards
    /// against the gradient, `rate` times.
    func backward(chunk position: Int, rate: Float) {
        let parameters = engine.parameters
        let shape = parameters.shape
        let chunk = engine.plan[position]
        let rows = chunk.samples.count
        let table = engine.tables(ofChunk: position).inputs
        let continues = !chunk.beginsBatch
        engine.kernels.crossEntropyErrors(
            samples: rows, batch: Float(chunk.batchSize), probabilities: probabilities.pointer, labels: labels.pointer,
            errors: errors.pointer)
        for shard in shards {
            if shape.hasHiddenLayer {
                engine.kernels.backwardHiddenUnits(
                    samples: rows, classes: shape.classes, errors: errors.pointer,
                    kernel: parameters.outputKernel(shard), activations: activations(of: shard),
                    transposed: transposed.pointer, deltas: deltas.pointer)
                engine.kernels.backwardOutputLayer(
                    samples: rows, activations: activations(of: shard), errors: errors.pointer, rate: rate,
                    continues: continues, applies: chunk.endsBatch, gradient: gradient.outputKernel(shard),
                    kernel: parameters.outputKernel(shard))
                if shard == 0 {
                    engine.kernels.backwardOutputBias(
                        samples: rows, errors: errors.pointer, rate: rate, continues: continues,
                        applies: chunk.endsBatch, gradient: gradient.outputBias, bias: parameters.outputBias)
                }
            } else {
                for row in 0..<rows {
                    let from = errors.pointer + row * ShardedParameters.lanes
                    (deltas.pointer + row * ShardedParameters.width).update(from: from, count: ShardedParameters.lanes)
                }
            }
            engine.kernels.backwardFirstBias(
                samples: rows, deltas: deltas.pointer, rate: rate, continues: continues, applies: chunk.endsBatch,
                gradient: gradient.firstBias(shard), bias: parameters.firstBias(shard))
            engine.kernels.backwardFirstLayer(
                groups: table.groups, counts: table.counts, indexes: table.indexes, values: table.values,
                stride: table.stride, deltas: deltas.pointer, rate: rate, continues: continues,
                applies: chunk.endsBatch, gradient: gradient.firstKernel(shard), kernel: parameters.firstKernel(shard))
        }
    }

    /// The activations of one of this thread's shards, `[rows][width]`.
    private func activations(of shard: Int) -> UnsafeMutablePointer<Float> {
        activations.pointer + (shard - shards.lowerBound) * engine.rowsPerShard * ShardedParameters.width
    }
}
