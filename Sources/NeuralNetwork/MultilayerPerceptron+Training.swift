extension MultilayerPerceptron {
    /// Trains batch by batch: after each, every parameter follows the gradient of the batch's mean loss, as the optimizer
    /// says.
    ///
    /// The result depends on the network, the samples and `options` alone, to the last bit. Throws `TrainingError`, and
    /// then leaves the network as it was.
    ///
    /// - Parameters:
    ///   - samples: What to learn.
    ///   - validation: What to measure the network on after each epoch, if anything.
    ///   - options: What training does.
    ///   - execution: How the work is done.
    ///   - handler: Told of each event, on the calling thread; what it returns says whether to go on.
    /// - Returns: The metrics of each completed epoch, and whether the handler stopped training early.
    @discardableResult
    public mutating func train(
        on samples: Samples, validation: Samples? = nil, options: TrainingOptions, execution: ExecutionOptions,
        handler: (TrainingEvent) -> Continuation = { _ in .proceed }
    ) throws(TrainingError) -> TrainingResult {
        precondition(options.epochs > 0 && options.batchSize > 0, "at least one epoch, one sample per batch")
        try check(samples)
        let network = ShardedNetwork(self, initialSquares: options.optimizer.initialSquares)
        let engine = Engine(
            network: network, samples: samples, batchSize: options.batchSize,
            instructionSet: execution.instructionSet, trains: true)
        var validationEngine: Engine?
        if let validation {
            try check(validation)
            validationEngine = Engine(
                network: network, samples: validation, batchSize: options.batchSize,
                instructionSet: execution.instructionSet, trains: false)
        }
        let stop = StopRequest()
        var result = Result<TrainingResult, TrainingError>.success(TrainingResult())
        engine.run(threads: execution.threads) { member, barrier in
            let loop = TrainingLoop(
                worker: Worker(
                    engine: engine, member: member, barrier: barrier,
                    stopwatch: member == 0 ? execution.stopwatch : nil),
                validator: validationEngine.map { Worker(engine: $0, member: member, barrier: barrier) },
                options: options, stop: stop)
            let outcome = loop.run(handler: handler)
            if member == 0 { result = outcome }
        }
        let success = try result.get()
        let trained = network.network
        // Every loss so far was measured before a step; whether the last step went too far, some samples tell.
        let some = try trained.evaluate(
            on: samples[0..<min(ChunkPlan.capacity, samples.count)], loss: options.loss,
            batchSize: ChunkPlan.capacity, execution: execution)
        guard some.loss.isFinite else { throw .finalLossNotFinite(learningRate: options.learningRate) }
        self = trained
        return success
    }
}
