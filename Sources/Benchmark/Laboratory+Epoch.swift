import NeuralNetwork

extension Laboratory {
    /// Trains one epoch on each instruction set, with one thread and with all, and compares it with what the processor
    /// could do at most.
    func epoch() throws -> Table {
        var table = Table(columns: [
            "instructions", "threads", "s/epoch", "samples/s", "GFLOP/s", "peak GFLOP/s", "of peak",
        ])
        let few = Pictures(6_000, of: pictures)
        let jobs = InstructionSet.supported.reversed().flatMap { set in
            Set([1, processors]).sorted().map { threads in
                // Without fused multiply-adds an epoch takes very long.
                Job(pictures: set == .avx2 || set == fastest ? pictures : few, threads: threads, set: set)
            }
        }
        var peaks = [[Double]](repeating: [], count: jobs.count)
        let times = try interleaved(Array(jobs.enumerated()), rounds: isQuick ? 2 : 5) { position, job in
            peaks[position].append(peakRate(job.set, threads: job.threads))
            return try epochs(job)
        }
        for (position, job) in jobs.enumerated() {
            let samples = Double(job.pictures.samples.count) / times[position]
            let rate = samples * DenseWork.operationsPerSample
            let peak = peaks[position].median
            table.rows.append([
                .text(job.set.rawValue), .count(job.threads), .number(60_000 / samples, decimals: 3),
                .number(samples, decimals: 0), .number(rate * 1e-9, decimals: 0),
                .number(peak * 1e-9, decimals: 0), .share(rate / peak),
            ])
        }
        table.notes = [
            "The peak is float32 multiply-adds on registers alone, measured in turns with the epochs.",
            "More than 100 % means: faster than a dense computation could possibly be.",
        ]
        if InstructionSet.supported.contains(.avx2) {
            table.notes.append(
                "'baseline' was measured on 6,000 samples; it has no fused multiply-add and emulates it.")
        }
        return table
    }

    /// Takes the time of each phase of a step.
    func phases() throws -> Table {
        var table = Table(columns: ["phase", "µs/step", "share", "GFLOP/s", "of peak"])
        let job = Job(pictures: pictures, threads: processors, set: fastest)
        let runs = try (0..<(isQuick ? 3 : 9)).map { _ in
            let stopwatch = Stopwatch()
            _ = try epochs(job, stopwatch: stopwatch)
            return stopwatch
        }
        // The phases of one run add up; medians of each would not.
        let stopwatch = runs.sorted { $0.total < $1.total }[runs.count / 2]
        let total = stopwatch.total
        let peak = (0..<3).map { _ in peakRate(fastest, threads: 1) }.median
        let steps = Double(job.epochs * ((pictures.samples.count + job.batch - 1) / job.batch))
        for phase in Phase.allCases {
            let seconds = stopwatch.seconds(phase)
            let operations = phase.operationsPerSample * Double(job.epochs * pictures.samples.count)
            let rate = operations / Double(processors) / seconds
            table.rows.append([
                .text(phase.title), .number(seconds / steps * 1e6, decimals: 1),
                .share(seconds / total),
                operations == 0 ? .none : .number(rate * 1e-9, decimals: 0),
                operations == 0 ? .none : .share(rate / peak),
            ])
        }
        table.rows.append([.text("all"), .number(total / steps * 1e6, decimals: 1), .share(1), .none, .none])
        table.notes = [
            "\(fastest.rawValue), \(processors) threads; GFLOP/s are this thread's share of the dense work."
        ]
        return table
    }
}

extension Stopwatch {
    /// The seconds spent in all phases.
    fileprivate var total: Double { Phase.allCases.reduce(0) { $0 + seconds($1) } }
}

extension Phase {
    /// What a reader calls it.
    fileprivate var title: String {
        switch self {
        case .tabulate: "list the ink of the next batch"
        case .forwardLayers: "first layer forward"
        case .forwardOutput: "output layer forward"
        case .wait: "wait for the other threads"
        case .classify: "softmax, losses, predictions"
        case .backwardOutput: "output layer backward, with update"
        case .backwardLayers: "first layer backward, with update"
        case .report: "metrics, events, shuffle"
        }
    }

    /// The dense operations per sample, of all threads together.
    fileprivate var operationsPerSample: Double {
        switch self {
        case .forwardLayers, .backwardLayers: Double(2 * DenseWork.firstWeights)
        case .forwardOutput: Double(2 * DenseWork.outputWeights)
        case .backwardOutput: Double(4 * DenseWork.outputWeights)
        case .tabulate, .wait, .classify, .report: 0
        }
    }
}
