extension MultilayerPerceptron {
    /// Measures the network on labelled samples, batch by batch; the size of the batches changes nothing but how often
    /// `handler` is told.
    ///
    /// Throws `TrainingError` if the samples do not fit the network.
    ///
    /// - Parameters:
    ///   - samples: What to classify.
    ///   - batchSize: The samples per step.
    ///   - execution: How the work is done.
    ///   - handler: Told after each step of the metrics so far, on the calling thread; steps are counted from 1.
    /// - Returns: The metrics over all samples.
    public func evaluate(
        on samples: Samples, batchSize: Int, execution: ExecutionOptions,
        handler: (_ step: Int, _ steps: Int, _ metrics: Metrics) -> Void = { _, _, _ in }
    ) throws(TrainingError) -> Metrics {
        try check(samples)
        var metrics = RunningMetrics()
        pass(over: samples, batchSize: batchSize, execution: execution) { worker, position in
            let chunk = worker.engine.plan[position]
            worker.add(chunk: position, to: &metrics)
            if chunk.endsBatch { handler(chunk.step + 1, worker.engine.plan.steps, metrics.means) }
        }
        return metrics.means
    }

    /// Returns the probability of each class for each sample, `[samples][classes]`.
    ///
    /// Throws `TrainingError` if the samples do not fit the network.
    public func probabilities(of samples: Samples, execution: ExecutionOptions) throws(TrainingError) -> [[Float]] {
        try check(samples)
        var rows: [[Float]] = []
        pass(over: samples, batchSize: ChunkPlan.capacity, execution: execution) { worker, position in
            for row in 0..<worker.engine.plan[position].samples.count {
                let start = worker.probabilities.pointer + row * ShardedParameters.lanes
                rows.append(Array(UnsafeBufferPointer(start: start, count: classes)))
            }
        }
        return rows
    }

    /// Passes all samples forward in their own order, and calls `body` for each chunk on the calling thread.
    private func pass(
        over samples: Samples, batchSize: Int, execution: ExecutionOptions, body: (Worker, _ chunk: Int) -> Void
    ) {
        let engine = Engine(
            network: self, samples: samples, batchSize: batchSize, instructionSet: execution.instructionSet)
        engine.run(threads: execution.threads) { worker in
            worker.tabulate(chunk: 0, trains: false)
            worker.barrier.wait()
            for position in 0..<engine.plan.count {
                if position + 1 < engine.plan.count { worker.tabulate(chunk: position + 1, trains: false) }
                worker.forward(chunk: position)
                worker.barrier.wait()
                if worker.member == 0 {
                    worker.classify(chunk: position)
                    body(worker, position)
                }
            }
        }
    }

    /// Throws unless the network can read these samples and has their classes.
    func check(_ samples: Samples) throws(TrainingError) {
        guard layers.count <= 2 else { throw .tooManyLayers(count: layers.count) }
        guard samples.count > 0 else { throw .noSamples }
        guard samples.inputs == inputs else { throw .inputsDiffer(network: inputs, samples: samples.inputs) }
        if let index = samples.labels.firstIndex(where: { $0 >= classes }) {
            throw .labelOutOfRange(label: Int(samples.labels[index]), index: index, classes: classes)
        }
    }
}
