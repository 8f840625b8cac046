import Testing

@testable import NeuralNetwork

@Suite("The same seed gives the same bits")
struct ReproducibilityTests {
    /// Trains a network that has five shards, the last one partly filled.
    private func trained(
        batch: Int, inputs: Int = 50, hidden: [Int] = [300], seed: UInt64 = 1, shuffles: Bool = true,
        execution: ExecutionOptions
    ) throws -> MultilayerPerceptron {
        let owner = RandomSamples(count: 1300, inputs: inputs, classes: 10)
        var network = MultilayerPerceptron(inputs: inputs, hidden: hidden, classes: 10, seed: seed)
        let options = TrainingOptions(
            epochs: 2, batchSize: batch, learningRate: 0.5, shuffles: shuffles, seed: seed)
        try network.train(on: owner.samples(), options: options, execution: execution)
        return network
    }

    @Test("whatever the number of threads", arguments: [1, 32, 128, 1300], [[300], [130, 70]])
    func threads(batch: Int, hidden: [Int]) throws {
        let alone = try trained(batch: batch, hidden: hidden, execution: .on(threads: 1))
        // There are never more than shards: five in the widest of these layers.
        for threads in [2, 3, 5] {
            let together = try trained(batch: batch, hidden: hidden, execution: .on(threads: threads))
            #expect(together.bits == alone.bits, "\(threads) threads")
        }
    }

    @Test(
        "even on many threads, or on more than there are shards",
        arguments: [[1100], [400, 70, 130, 70], [40, 300], []])
    func manyThreads(hidden: [Int]) throws {
        let networks = try [1, 16, 64].map {
            try trained(batch: 128, hidden: hidden, execution: .on(threads: $0))
        }
        #expect(networks.allSatisfy { $0.bits == networks[0].bits })
    }

    @Test("whatever the number of threads, when the inputs are a picture: blocks are squares, lists have sections")
    func pictures() throws {
        let networks = try [1, 2, 3, 8].map { try trained(batch: 128, inputs: 784, execution: .on(threads: $0)) }
        #expect(networks.allSatisfy { $0.bits == networks[0].bits })
    }

    @Test("whatever the instruction set", arguments: [7, 128], [[300], [], [70, 130]])
    func instructionSets(batch: Int, hidden: [Int]) throws {
        let slowest = try trained(batch: batch, hidden: hidden, execution: .on(threads: 1, .baseline))
        for set in InstructionSet.supported {
            let other = try trained(batch: batch, hidden: hidden, execution: .on(threads: 2, set))
            #expect(other.bits == slowest.bits, "\(set)")
        }
    }

    @Test("whatever the optimizer, the activation and the loss", arguments: OptimizerCase.all, Activation.allCases)
    func experiments(optimizer: OptimizerCase, activation: Activation) throws {
        var networks: [MultilayerPerceptron] = []
        for (threads, set) in [(1, InstructionSet.baseline)] + InstructionSet.supported.map({ (3, $0) }) {
            let owner = RandomSamples(count: 150, inputs: 20, classes: 10)
            var network = MultilayerPerceptron(
                inputs: 20, hidden: [130, 70], classes: 10, activation: activation, seed: 1)
            let options = TrainingOptions(
                epochs: 2, batchSize: 32, optimizer: optimizer.optimizer, learningRate: 0.01, schedule: .cosine,
                weightDecay: 0.01, loss: activation == .tanh ? .meanSquaredError : .crossEntropy)
            try network.train(on: owner.samples(), options: options, execution: .on(threads: threads, set))
            networks.append(network)
        }
        #expect(networks.allSatisfy { $0.bits == networks[0].bits })
    }

    @Test("and another seed, or no shuffle, gives others")
    func seeds() throws {
        let first = try trained(batch: 128, seed: 1, execution: .plain)
        #expect(try trained(batch: 128, seed: 1, execution: .plain).bits == first.bits)
        #expect(try trained(batch: 128, seed: 2, execution: .plain).bits != first.bits)
        #expect(try trained(batch: 128, shuffles: false, execution: .plain).bits != first.bits)
    }

    @Test("today and tomorrow: SplitMix64's numbers are those of its authors' program")
    func splitMix() {
        // The first outputs for the state 0, as published with the algorithm.
        var random = SplitMix64(state: 0)
        #expect(random.next() == 0xe220_a839_7b1d_cdaf)
        #expect(random.next() == 0x6e78_9e6a_a1b9_65f4)
        #expect(random.next() == 0x06c4_5d18_8009_454f)
    }

    @Test("Every epoch sees every sample once, in an order of its own")
    func shuffle() {
        let owner = RandomSamples(count: 1000, inputs: 1, classes: 2)
        let network = MultilayerPerceptron(inputs: 1, hidden: [], classes: 2, seed: 1)
        let engine = Engine(
            network: ShardedNetwork(network), samples: owner.samples(), batchSize: 10, instructionSet: .baseline,
            trains: true)
        func order(seed: UInt64, epoch: Int, shuffles: Bool = true) -> [UInt32] {
            engine.arrange(seed: seed, epoch: epoch, shuffles: shuffles)
            return Array(UnsafeBufferPointer(start: engine.order.pointer, count: 1000))
        }
        let first = order(seed: 1, epoch: 1)
        #expect(first.sorted() == Array(0..<1000))
        #expect(order(seed: 1, epoch: 2) != first)
        #expect(order(seed: 2, epoch: 1) != first)
        #expect(order(seed: 1, epoch: 1) == first)
        #expect(order(seed: 1, epoch: 1, shuffles: false) == Array(0..<1000), "without shuffling, as they come")
        // A fair shuffle leaves one sample in place on average, and more than seven less than once in 10⁵ shuffles.
        #expect(first.enumerated().filter { $0.offset == Int($0.element) }.count <= 7)
    }
}

/// An optimizer under a name, for tables of tests.
struct OptimizerCase: CustomTestStringConvertible {
    let testDescription: String
    let optimizer: Optimizer

    static let all = [
        OptimizerCase(testDescription: "sgd", optimizer: .sgd),
        OptimizerCase(testDescription: "momentum", optimizer: .momentum()),
        OptimizerCase(testDescription: "nesterov", optimizer: .nesterov()),
        OptimizerCase(testDescription: "adagrad", optimizer: .adagrad()),
        OptimizerCase(testDescription: "rmsprop", optimizer: .rmsprop()),
        OptimizerCase(testDescription: "adam", optimizer: .adam()),
    ]
}
