import Synchronization

extension MultilayerPerceptron {
    /// Trains by mini-batch stochastic gradient descent: after each batch, every parameter moves against the gradient of
    /// the batch's mean loss, by `learningRate` times the gradient.
    ///
    /// The result depends on the network, the samples and `options` alone, to the last bit. Throws `TrainingError`, and
    /// then leaves the network as it was.
    ///
    /// - Parameters:
    ///   - samples: What to learn.
    ///   - options: What training does.
    ///   - execution: How the work is done.
    ///   - handler: Told of each event, on the calling thread; what it returns says whether to go on.
    /// - Returns: The metrics of each completed epoch, and whether the handler stopped training early.
    @discardableResult
    public mutating func train(
        on samples: Samples, options: TrainingOptions, execution: ExecutionOptions,
        handler: (TrainingEvent) -> Continuation = { _ in .proceed }
    ) throws(TrainingError) -> TrainingResult {
        precondition(options.epochs > 0 && options.batchSize > 0, "at least one epoch, one sample per batch")
        try check(samples)
        let engine = Engine(
            network: self, samples: samples, batchSize: options.batchSize, instructionSet: execution.instructionSet)
        let stop = StopRequest()
        var result = Result<TrainingResult, TrainingError>.success(TrainingResult(history: [], wasStopped: false))
        engine.run(threads: execution.threads) { worker in
            let outcome = worker.train(options: options, stop: stop, handler: handler)
            if worker.member == 0 { result = outcome }
        }
        let success = try result.get()
        self = engine.parameters.network
        return success
    }
}

/// After which chunk training ends, when the receiver of the events asks for it.
///
/// One thread asks while the others may be up to one barrier behind, so the request names the chunk: all threads then
/// leave at the same one.
private final class StopRequest: Sendable {
    /// The first chunk that is no longer trained on, counted over all epochs.
    private let end = Atomic<Int>(.max)

    /// Asks that `chunk` be the last.
    func endAfter(chunk: Int) { end.store(chunk + 1, ordering: .relaxed) }

    /// Whether training ends before `chunk`.
    ///
    /// Asked after a barrier that follows the end of the chunk before.
    func endsBefore(chunk: Int) -> Bool { chunk >= end.load(ordering: .relaxed) }
}

extension Worker {
    /// Takes part in all epochs of training.
    ///
    /// All threads return the same; the first one reports the events.
    fileprivate func train(
        options: TrainingOptions, stop: StopRequest, handler: (TrainingEvent) -> Continuation
    ) -> Result<TrainingResult, TrainingError> {
        var result = TrainingResult(history: [], wasStopped: false)
        let plan = engine.plan
        for epoch in 1...options.epochs {
            let chunksBefore = (epoch - 1) * plan.count

            /// Reports an event, and passes on the wish to stop after `chunk`.
            func report(_ event: TrainingEvent, chunk: Int) {
                if member == 0, handler(event) == .stop { stop.endAfter(chunk: chunksBefore + chunk) }
            }

            if member == 0, !stop.endsBefore(chunk: chunksBefore) {
                if options.shuffles { engine.shuffle(seed: options.seed, epoch: epoch) }
                report(.epochBegan(epoch: epoch, steps: plan.steps), chunk: -1)
            }
            barrier.wait()
            tabulate(chunk: 0, trains: true)
            barrier.wait()

            var metrics = RunningMetrics()
            for position in 0..<plan.count {
                if position + 1 < plan.count { tabulate(chunk: position + 1, trains: true) }
                forward(chunk: position)
                barrier.wait()
                if stop.endsBefore(chunk: chunksBefore + position) {
                    result.wasStopped = true
                    return .success(result)
                }
                let chunk = plan[position]
                classify(chunk: position)
                add(chunk: position, to: &metrics)
                guard metrics.loss.isFinite else {
                    return .failure(
                        .lossNotFinite(
                            epoch: epoch, step: chunk.step + 1, steps: plan.steps, learningRate: options.learningRate))
                }
                backward(chunk: position, rate: options.learningRate)
                if chunk.endsBatch { report(.stepEnded(step: chunk.step + 1, metrics: metrics.means), chunk: position) }
            }
            result.history.append(metrics.means)
            report(.epochEnded(epoch: epoch, metrics: metrics.means), chunk: plan.count - 1)
            // The slowest thread still reads the order and the tables that the next epoch begins by changing.
            barrier.wait()
        }
        return .success(result)
    }
}
