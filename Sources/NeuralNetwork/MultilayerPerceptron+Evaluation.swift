extension MultilayerPerceptron {
    /// Measures the network on labelled samples, batch by batch; the size of the batches changes nothing but how often
    /// `handler` is told.
    ///
    /// Throws `TrainingError` if the samples do not fit the network.
    ///
    /// - Parameters:
    ///   - samples: What to classify.
    ///   - loss: What to measure besides the accuracy.
    ///   - batchSize: The samples per step.
    ///   - execution: How the work is done.
    ///   - handler: Told after each step of the metrics so far, on the calling thread; steps are counted from 1.
    /// - Returns: The metrics over all samples.
    public func evaluate(
        on samples: Samples, loss: Loss = .crossEntropy, batchSize: Int, execution: ExecutionOptions,
        handler: (_ step: Int, _ steps: Int, _ metrics: Metrics) -> Void = { _, _, _ in }
    ) throws(TrainingError) -> Metrics {
        var metrics = RunningMetrics()
        try pass(over: samples, loss: loss, batchSize: batchSize, execution: execution) { worker, position in
            worker.add(chunk: position, to: &metrics)
            let plan = worker.engine.plan
            if plan[position].endsBatch { handler(plan[position].step + 1, plan.steps, metrics.means) }
        }
        return metrics.means
    }

    /// Returns the probability of each class for each sample, `[samples][classes]`.
    ///
    /// Throws `TrainingError` if the samples do not fit the network.
    public func probabilities(of samples: Samples, execution: ExecutionOptions) throws(TrainingError) -> [[Float]] {
        var rows: [[Float]] = []
        try pass(
            over: samples, loss: .crossEntropy, batchSize: ChunkPlan.capacity, execution: execution
        ) { worker, position in
            for row in 0..<worker.engine.plan[position].samples.count {
                let start = worker.probabilities.pointer + row * ShardedOutput.lanes
                rows.append(Array(UnsafeBufferPointer(start: start, count: classes)))
            }
        }
        return rows
    }

    /// Passes all samples forward in their own order, and calls `body` for each chunk on the calling thread.
    private func pass(
        over samples: Samples, loss: Loss, batchSize: Int, execution: ExecutionOptions,
        body: (Worker, _ chunk: Int) -> Void
    ) throws(TrainingError) {
        try check(samples)
        let engine = Engine(
            network: ShardedNetwork(self), samples: samples, batchSize: batchSize,
            instructionSet: execution.instructionSet, trains: false)
        engine.run(threads: execution.threads) { member, barrier in
            let worker = Worker(engine: engine, member: member, barrier: barrier)
            worker.markInk(trains: false)
            worker.pass(loss: loss) { if member == 0 { body(worker, $0) } }
        }
    }

    /// Throws unless the network can read these samples and has their classes.
    func check(_ samples: Samples) throws(TrainingError) {
        guard samples.count > 0 else { throw .noSamples }
        guard samples.inputs == inputs else { throw .inputsDiffer(network: inputs, samples: samples.inputs) }
        if let index = samples.labels.firstIndex(where: { $0 >= classes }) {
            throw .labelOutOfRange(label: Int(samples.labels[index]), index: index, classes: classes)
        }
    }
}

extension Worker {
    /// Takes part in passing all samples forward; `body` is called for each chunk, once it is classified.
    func pass(loss: Loss, body: (_ chunk: Int) -> Void) {
        tabulate(chunk: 0, trains: false)
        barrier.wait()
        for position in 0..<engine.plan.count {
            if position + 1 < engine.plan.count { tabulate(chunk: position + 1, trains: false) }
            forward(chunk: position, trains: false)
            barrier.wait()
            classify(chunk: position, loss: loss)
            body(position)
        }
    }
}
