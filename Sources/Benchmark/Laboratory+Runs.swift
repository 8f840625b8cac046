import NeuralNetwork

extension Laboratory {
    /// Evaluates the test samples, and the training samples for a longer look.
    func evaluation() throws -> Table {
        var table = Table(columns: ["data", "batch", "threads", "ms", "samples/s", "GFLOP/s"])
        let network = MultilayerPerceptron(inputs: 784, hidden: [512], classes: 10, seed: 1)
        let jobs = [testPictures, pictures].flatMap { pictures in
            [32, 512].flatMap { batch in
                Set([1, processors]).sorted().map { (samples: pictures.samples, batch: batch, threads: $0) }
            }
        }
        let times = try interleaved(jobs, rounds: isQuick ? 3 : 10) { job in
            let execution = ExecutionOptions(threads: job.threads, instructionSet: fastest)
            return [
                try seconds { _ = try network.evaluate(on: job.samples, batchSize: job.batch, execution: execution) }
            ]
        }
        for (job, time) in zip(jobs, times) {
            let samples = Double(job.samples.count) / time
            let rate = samples * DenseWork.forwardOperationsPerSample
            table.rows.append([
                .text("\(Double(job.samples.count).grouped(0)) samples"), .count(job.batch), .count(job.threads),
                .number(time * 1e3, decimals: 1), .number(samples, decimals: 0), .number(rate * 1e-9, decimals: 0),
            ])
        }
        table.notes = ["\(fastest.rawValue). The time of starting the threads is included."]
        return table
    }

    /// Trains until the losses are tiny, where numbers near zero could slow the processor down.
    func long() throws -> Table {
        let count = isQuick ? 20 : 50
        let part = count / 5
        let job = Job(pictures: pictures, threads: processors, set: fastest, epochs: count)
        let (seconds, losses, network) = try train(job, learningRate: 0.5)
        var table = Table(columns: ["epochs", "s/epoch", "slowest", "loss at the end"])
        for first in stride(from: 0, to: count, by: part) {
            let epochs = seconds[first..<first + part]
            table.rows.append([
                .text("\(first + 1) to \(first + part)"), .number(Array(epochs).median, decimals: 3),
                .number(epochs.max() ?? 0, decimals: 3), .number(losses[first + part - 1], decimals: 6),
            ])
        }
        let denormals = network.layers.reduce(0) { sum, layer in
            sum + layer.kernel.count(where: \.isSubnormal) + layer.bias.count(where: \.isSubnormal)
        }
        table.notes = ["Of \(Double(network.parameterCount).grouped(0)) parameters, \(denormals) ended up denormal."]
        return table
    }
}
