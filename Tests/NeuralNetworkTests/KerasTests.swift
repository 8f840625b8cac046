import Foundation
import Testing

@testable import NeuralNetwork

/// Where recorded Keras runs lie, `$MNIST_ORACLE`; they are no part of the project.
private let oracle = ProcessInfo.processInfo.environment["MNIST_ORACLE"]

@Suite("Keras's recorded float64 runs", .enabled(if: oracle != nil, "set MNIST_ORACLE to run"))
struct KerasTests {
    /// One run: the weights before, and what every step gave.
    struct Recording: Decodable, CustomTestStringConvertible {
        struct Step: Decodable {
            var loss: Double
            var accuracy: Double
            var probabilitiesBeforeStep: [[Double]]
            var weightsAfterStep: [Parameters]?
        }

        var name: String
        var hidden: [Int]
        var activation: String
        var loss: String
        var optimizer: String
        var hyperparameters: [String: Hyperparameter]
        var batchSize: Int
        var pixels: [[UInt8]]
        var labels: [UInt8]
        var weightsBefore: [Parameters]
        var steps: [Step]

        var testDescription: String { name }

        /// A hyperparameter that is a number.
        func number(_ name: String) throws -> Double {
            guard case .number(let number) = try #require(hyperparameters[name]) else {
                throw RecordingError(what: "\(self.name): \(name) is no number")
            }
            return number
        }

        /// The optimizer with its hyperparameters.
        func optimizerOptions() throws -> Optimizer {
            switch optimizer {
            case "sgd": .sgd
            case "momentum": .momentum(momentum: Float(try number("momentum")))
            case "nesterov": .nesterov(momentum: Float(try number("momentum")))
            case "adagrad": .adagrad(epsilon: Float(try number("epsilon")))
            case "rmsprop": .rmsprop(rho: try number("rho"), epsilon: Float(try number("epsilon")))
            case "adam":
                .adam(
                    beta1: try number("beta_1"), beta2: try number("beta_2"),
                    epsilon: Float(try number("epsilon")))
            default: throw RecordingError(what: "\(name): unknown optimizer \(optimizer)")
            }
        }
    }

    /// What is wrong with a recording.
    struct RecordingError: Error {
        let what: String
    }

    /// A number, or a switch, of an optimizer.
    enum Hyperparameter: Decodable {
        case number(Double)
        case other

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            self = (try? container.decode(Double.self)).map(Self.number) ?? .other
        }
    }

    /// A kernel, `[inputs][units]`, or a bias, `[units]`.
    enum Parameters: Decodable {
        case kernel([[Double]])
        case bias([Double])

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let kernel = try? container.decode([[Double]].self) {
                self = .kernel(kernel)
            } else {
                self = .bias(try container.decode([Double].self))
            }
        }
    }

    /// The recordings, or none where there is no oracle.
    static let recordings: [Recording] = {
        struct File: Decodable {
            var cases: [Recording]
        }
        guard let oracle else { return [] }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            let data = try Data(contentsOf: URL(fileURLWithPath: oracle + "/keras-training.json"))
            return try decoder.decode(File.self, from: data).cases
        } catch {
            Issue.record("the oracle cannot be read: \(error)")
            return []
        }
    }()

    @Test("There are fourteen, over all optimizers, activations and losses")
    func complete() {
        #expect(Self.recordings.count == 14)
        #expect(Set(Self.recordings.map(\.optimizer)).count == 6)
        #expect(Set(Self.recordings.map(\.activation)) == Set(Activation.allCases.map(\.rawValue)))
        #expect(Set(Self.recordings.map(\.loss)) == Set(Loss.allCases.map(\.rawValue)))
    }

    @Test("Every loss, accuracy and weight of every step", arguments: recordings)
    func run(recording: Recording) throws {
        let activation = try #require(Activation(rawValue: recording.activation))
        let before = Self.network(recording.weightsBefore, activation)
        let owner = RandomSamples(
            pixels: recording.pixels.flatMap { $0 }, labels: recording.labels, inputs: recording.pixels[0].count)
        let options = TrainingOptions(
            epochs: 1, batchSize: recording.batchSize, optimizer: try recording.optimizerOptions(),
            learningRate: Float(try recording.number("learning_rate")),
            loss: try #require(Loss(rawValue: recording.loss)),
            shuffles: false)

        for threads in [1, 2] {
            for (step, expected) in recording.steps.enumerated() {
                // The optimizer remembers, so each step is reached from the start.
                var network = before
                var losses: [Metrics] = []
                let probabilities = try Self.probabilities(
                    network: &network, owner: owner, options: options, threads: threads, step: step, metrics: &losses)

                // Parameters and sums of up to 33 terms below 4 in float32: 2⁶ roundings of 2⁻²³ per step, which the
                // steps add up.
                let tolerance = Double(step + 1) * 0x1p-17
                for (actual, expected) in zip(probabilities, expected.probabilitiesBeforeStep) {
                    #expect(zip(actual, expected).allSatisfy { abs(Double($0) - $1) < tolerance }, "step \(step)")
                }
                #expect(abs(losses[step].loss - expected.loss) < tolerance, "step \(step)")
                #expect(abs(losses[step].accuracy - expected.accuracy) < 1e-9, "step \(step)")
                if let weights = expected.weightsAfterStep {
                    let reference = ReferenceNetwork(Self.network(weights, activation))
                    #expect(reference.distance(to: network) < tolerance, "step \(step)")
                }
            }
        }
    }

    /// Trains up to and including a step; returns the probabilities of its batch before it, and the metrics of each step.
    private static func probabilities(
        network: inout MultilayerPerceptron, owner: RandomSamples, options: TrainingOptions, threads: Int, step: Int,
        metrics: inout [Metrics]
    ) throws -> [[Float]] {
        var before = network
        let total = owner.samples().count
        let end = min((step + 1) * options.batchSize, total)
        if step > 0 {
            try before.train(
                on: owner.samples(step * options.batchSize), options: options, execution: .on(threads: threads))
        }
        var seen: [Metrics] = []
        try network.train(on: owner.samples(end), options: options, execution: .on(threads: threads)) { event in
            if case .stepEnded(_, let means) = event { seen.append(means) }
            return .proceed
        }
        // From running means back to the means of each batch.
        metrics = seen.indices.map { index in
            let (previous, count) = (
                Double(index * options.batchSize), Double(min((index + 1) * options.batchSize, end))
            )
            let last = index == 0 ? Metrics(accuracy: 0, loss: 0) : seen[index - 1]
            return Metrics(
                accuracy: (seen[index].accuracy * count - last.accuracy * previous) / (count - previous),
                loss: (seen[index].loss * count - last.loss * previous) / (count - previous))
        }
        let rows = owner.samples()[step * options.batchSize..<end]
        return try before.probabilities(of: rows, execution: .on(threads: threads))
    }

    /// The network of recorded weights, kernel and bias by turns.
    private static func network(_ weights: [Parameters], _ activation: Activation) -> MultilayerPerceptron {
        var layers: [Dense] = []
        for case (.kernel(let kernel), .bias(let bias)) in zip(weights, weights.dropFirst()) {
            layers.append(
                Dense(
                    inputs: kernel.count, units: bias.count, kernel: kernel.flatMap { $0 }.map(Float.init),
                    bias: bias.map(Float.init)))
        }
        return MultilayerPerceptron(layers: layers, activation: activation)
    }
}
