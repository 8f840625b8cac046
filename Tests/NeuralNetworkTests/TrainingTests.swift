import Testing

@testable import NeuralNetwork

@Suite("Training")
struct TrainingTests {
    private let owner = RandomSamples(count: 300, inputs: 20, classes: 4)
    private let network = MultilayerPerceptron(inputs: 20, hidden: [150], classes: 4, seed: 1)

    @Test("tells of every epoch and every step, the last, smaller batch included")
    func events() throws {
        var network = network
        var events: [TrainingEvent] = []
        let options = TrainingOptions(epochs: 2, batchSize: 128, learningRate: 0.1)
        let result = try network.train(on: owner.samples(), options: options, execution: .on(threads: 2)) {
            events.append($0)
            return .proceed
        }
        var expected: [String] = []
        for epoch in 1...2 { expected += ["\(epoch) of 3"] + ["1", "2", "3"] + ["\(epoch) ended"] }
        let seen = events.map { event in
            switch event {
            case .epochBegan(let epoch, let steps): "\(epoch) of \(steps)"
            case .stepEnded(let step, _): "\(step)"
            case .epochEnded(let epoch, _): "\(epoch) ended"
            }
        }
        #expect(seen == expected)
        #expect(!result.wasStopped)
        #expect(events[4] == .epochEnded(epoch: 1, record: result.history[0]))
        #expect(events[3] == .stepEnded(step: 3, metrics: result.history[0].training))
    }

    @Test("learns: the loss falls and the accuracy rises")
    func learns() throws {
        var network = network
        let options = TrainingOptions(epochs: 60, batchSize: 10, learningRate: 0.1)
        let result = try network.train(on: owner.samples(), options: options, execution: .plain)
        #expect(result.history[59].training.loss < result.history[0].training.loss / 2)
        let metrics = try network.evaluate(on: owner.samples(), batchSize: 32, execution: .plain)
        #expect(metrics.accuracy > 0.75, "guessing would give 0.25")
    }

    @Test("stops after the batch in which it was asked to, on every thread", arguments: [1, 2, 3], [1, 2, 3, 4, 7])
    func stops(threads: Int, steps: Int) throws {
        let options = TrainingOptions(epochs: 3, batchSize: 100, learningRate: 0.1, shuffles: false)
        var stopped = network
        var seen = 0
        let result = try stopped.train(on: owner.samples(), options: options, execution: .on(threads: threads)) {
            if case .stepEnded = $0 { seen += 1 }
            return seen == steps ? .stop : .proceed
        }
        #expect(seen == steps)
        #expect(result.wasStopped)
        #expect(result.history.count == steps / 3)

        // The same steps by other means: whole epochs, then the first batches of one.
        var expected = network
        var whole = options
        whole.epochs = steps / 3
        if whole.epochs > 0 { try expected.train(on: owner.samples(), options: whole, execution: .plain) }
        whole.epochs = 1
        if steps % 3 > 0 {
            try expected.train(on: owner.samples(steps % 3 * 100), options: whole, execution: .plain)
        }
        #expect(stopped.bits == expected.bits)
    }

    @Test("A request to stop in the very last step changes nothing")
    func stopsAtTheEnd() throws {
        var network = network
        let options = TrainingOptions(epochs: 1, batchSize: 100, learningRate: 0.1)
        let result = try network.train(on: owner.samples(), options: options, execution: .on(threads: 2)) {
            if case .stepEnded(step: 3, _) = $0 { return .stop }
            return .proceed
        }
        #expect(!result.wasStopped)
        #expect(result.history.count == 1)
    }

    @Test("ends within the batch whose loss is not finite, and leaves the network alone", arguments: [1, 3])
    func diverges(threads: Int) {
        var network = network
        var last: TrainingEvent?
        let options = TrainingOptions(epochs: 5, batchSize: 50, learningRate: 1e30)
        let error = #expect(throws: TrainingError.self) {
            try network.train(on: owner.samples(), options: options, execution: .on(threads: threads)) {
                last = $0
                return .proceed
            }
        }
        guard case .lossNotFinite(epoch: 1, let step, steps: 6, learningRate: 1e30) = error else {
            Issue.record("unexpected: \(String(describing: error))")
            return
        }
        guard case .stepEnded(step: step - 1, _) = last else {
            Issue.record("the last event was \(String(describing: last)), not the step before \(step)")
            return
        }
        #expect(network == self.network)
    }

    @Test("ends after the epoch in which the validation loss is not finite", arguments: [1, 3])
    func validationDiverges(threads: Int) {
        var network = network
        var epochs = 0
        // What training never sees grows without bound: an input that is blank in all of its samples.
        let huge = MultilayerPerceptron(
            layers: network.layers.map { layer in
                var layer = layer
                if layer.inputs == 20 { for unit in 0..<layer.units { layer.kernel[unit] = 3e38 } }
                return layer
            })
        network = huge
        let blank = RandomSamples(
            pixels: Array(repeating: [0] + Array(repeating: 9, count: 19), count: 60).flatMap { $0 },
            labels: Array(repeating: 1, count: 60), inputs: 20)
        let options = TrainingOptions(epochs: 5, batchSize: 50, learningRate: 0.01)
        let error = #expect(throws: TrainingError.self) {
            try network.train(
                on: blank.samples(), validation: owner.samples(), options: options, execution: .on(threads: threads)
            ) {
                if case .epochBegan = $0 { epochs += 1 }
                return .proceed
            }
        }
        #expect(error == .validationLossNotFinite(epoch: 1, learningRate: 0.01))
        #expect(epochs == 1)
        #expect(network == huge)
    }

    @Test("refuses a network whose last step was one too far")
    func lastStepDiverges() {
        var network = network
        let options = TrainingOptions(epochs: 1, batchSize: 300, learningRate: 1e30)
        #expect(throws: TrainingError.finalLossNotFinite(learningRate: 1e30)) {
            try network.train(on: owner.samples(), options: options, execution: .plain)
        }
        #expect(network == self.network)
    }

    @Test("refuses samples that do not fit the network")
    func refuses() {
        var network = network
        func error(_ samples: RandomSamples) -> TrainingError? {
            #expect(throws: TrainingError.self) {
                try network.train(on: samples.samples(), options: .init(), execution: .plain)
            }
        }
        #expect(error(RandomSamples(pixels: [], labels: [], inputs: 20)) == .noSamples)
        #expect(
            error(RandomSamples(count: 3, inputs: 21, classes: 4)) == .inputsDiffer(network: 20, samples: 21))
        let labels = RandomSamples(pixels: Array(repeating: 0, count: 60), labels: [0, 3, 4], inputs: 20)
        #expect(error(labels) == .labelOutOfRange(label: 4, index: 2, classes: 4))
    }

    @Test(
        "measures the network on validation samples after each epoch, and learns nothing from them", arguments: [1, 3])
    func validates(threads: Int) throws {
        let validation = RandomSamples(count: 45, inputs: 20, classes: 4, seed: 2)
        let options = TrainingOptions(epochs: 3, batchSize: 64, learningRate: 0.1)
        var (plain, validated) = (network, network)
        try plain.train(on: owner.samples(), options: options, execution: .plain)
        let result = try validated.train(
            on: owner.samples(), validation: validation.samples(), options: options, execution: .on(threads: threads))
        #expect(validated.bits == plain.bits)
        #expect(result.history.allSatisfy { $0.validation != nil })
        let expected = try validated.evaluate(on: validation.samples(), batchSize: 7, execution: .plain)
        #expect(result.history[2].validation == expected)
    }
}
