import KernelTypes

/// One thread's part in all epochs of training.
///
/// All threads do the same and return the same; the first one also shuffles the samples and reports the events.
struct TrainingLoop {
    /// This thread's part of passing the samples through the network.
    let worker: Worker
    /// This thread's part of measuring the network after each epoch, if there are samples for that.
    let validator: Worker?
    /// What training does.
    let options: TrainingOptions
    /// Whether somebody wants it to end.
    let stop: StopRequest

    /// Trains all epochs.
    func run(handler: (TrainingEvent) -> Continuation) -> Result<TrainingResult, TrainingError> {
        var result = TrainingResult()
        worker.markInk(trains: true)
        validator?.markInk(trains: false)
        for epoch in 1...options.epochs {
            let chunksBefore = (epoch - 1) * plan.count

            /// Reports an event, and passes on the wish to stop after `chunk`.
            func report(_ event: TrainingEvent, chunk: Int) {
                if worker.member == 0, handler(event) == .stop { stop.endAfter(chunk: chunksBefore + chunk) }
            }

            if worker.member == 0, !stop.endsBefore(chunk: chunksBefore) {
                report(.epochBegan(epoch: epoch, steps: plan.steps), chunk: -1)
                worker.engine.arrange(seed: options.seed, epoch: epoch, shuffles: options.shuffles)
            }
            worker.enter(.wait)
            worker.barrier.wait()
            worker.tabulate(chunk: 0, trains: true)
            worker.enter(.wait)
            worker.barrier.wait()

            var metrics = RunningMetrics()
            for position in 0..<plan.count {
                let chunk = plan[position]
                if position + 1 < plan.count { worker.tabulate(chunk: position + 1, trains: true) }
                worker.forward(chunk: position, trains: true)
                worker.enter(.wait)
                worker.barrier.wait()
                if stop.endsBefore(chunk: chunksBefore + position) {
                    result.wasStopped = true
                    return .success(result)
                }
                worker.classify(chunk: position, loss: options.loss)
                worker.enter(.report)
                worker.add(chunk: position, to: &metrics)
                guard metrics.loss.isFinite else {
                    return .failure(
                        .lossNotFinite(
                            epoch: epoch, step: chunk.step + 1, steps: plan.steps, learningRate: options.learningRate))
                }
                worker.backward(chunk: position, loss: options.loss, step: step(epoch: epoch, chunk: chunk))
                worker.enter(.report)
                if chunk.endsBatch {
                    report(.stepEnded(step: chunk.step + 1, metrics: metrics.means), chunk: position)
                }
            }
            // The slowest thread still reads what the next pass begins by changing.
            worker.enter(.wait)
            worker.barrier.wait()

            worker.enter(.report)
            let record = EpochRecord(training: metrics.means, validation: validate())
            guard record.validation?.loss.isFinite != false else {
                return .failure(.validationLossNotFinite(epoch: epoch, learningRate: options.learningRate))
            }
            result.history.append(record)
            report(.epochEnded(epoch: epoch, record: record), chunk: plan.count - 1)
        }
        return .success(result)
    }

    /// How the samples are cut into chunks.
    private var plan: ChunkPlan { worker.engine.plan }

    /// What the kernels do at the end of a chunk of an epoch.
    private func step(epoch: Int, chunk: ChunkPlan.Chunk) -> GradientStep {
        let number = (epoch - 1) * plan.steps + chunk.step
        let rate = options.schedule.rate(
            initial: options.learningRate, step: number, stepsPerEpoch: plan.steps, epochs: options.epochs)
        return options.optimizer.step(
            number: number + 1, rate: rate, weightDecay: options.weightDecay, chunk: chunk)
    }

    /// Measures the network as it is now, with the other threads.
    private func validate() -> Metrics? {
        guard let validator else { return nil }
        var metrics = RunningMetrics()
        validator.pass(loss: options.loss) { validator.add(chunk: $0, to: &metrics) }
        return metrics.means
    }
}
