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

        /// Whether the network and its training are what this program does.
        var isApplicable: Bool {
            hidden.count < 2 && activation == "relu" && loss == "crossentropy" && optimizer == "sgd"
        }
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
            return try decoder.decode(File.self, from: data).cases.filter(\.isApplicable)
        } catch {
            Issue.record("the oracle cannot be read: \(error)")
            return []
        }
    }()

    @Test("There are three that this program can run: with and without a hidden layer, and one by one")
    func applicable() {
        #expect(Self.recordings.map(\.name) == ["relu-crossentropy-sgd", "softmax-regression-sgd", "wide-batch1-sgd"])
    }

    @Test("Every loss, probability and weight of every step", arguments: recordings)
    func run(recording: Recording) throws {
        guard case .number(let rate) = recording.hyperparameters["learning_rate"] else {
            Issue.record("no learning rate")
            return
        }
        var network = Self.network(recording.weightsBefore)
        for (step, expected) in recording.steps.enumerated() {
            let start = step * recording.batchSize % recording.labels.count
            let rows = start..<min(start + recording.batchSize, recording.labels.count)
            let owner = RandomSamples(
                pixels: recording.pixels[rows].flatMap { $0 }, labels: Array(recording.labels[rows]),
                inputs: recording.pixels[0].count)
            // Parameters and sums of up to 33 terms below 4 in float32: 2⁶ roundings of 2⁻²³ per step, which the steps
            // add up, at a rate of 0.5 or less without growing.
            let tolerance = Double(step + 1) * 0x1p-17

            let probabilities = try network.probabilities(of: owner.samples(), execution: .plain)
            for (actual, expected) in zip(probabilities, expected.probabilitiesBeforeStep) {
                #expect(zip(actual, expected).allSatisfy { abs(Double($0) - $1) < tolerance })
            }
            let options = TrainingOptions(
                epochs: 1, batchSize: recording.batchSize, learningRate: Float(rate), shuffles: false)
            let result = try network.train(on: owner.samples(), options: options, execution: .plain)
            #expect(abs(result.history[0].loss - expected.loss) < tolerance, "step \(step)")
            #expect(abs(result.history[0].accuracy - expected.accuracy) < 1e-9, "step \(step)")
            if let weights = expected.weightsAfterStep {
                #expect(ReferenceNetwork(Self.network(weights)).distance(to: network) < tolerance, "step \(step)")
            }
        }
    }

    /// The network of recorded weights, kernel and bias by turns.
    private static func network(_ weights: [Parameters]) -> MultilayerPerceptron {
        var layers: [Dense] = []
        for case (.kernel(let kernel), .bias(let bias)) in zip(weights, weights.dropFirst()) {
            layers.append(
                Dense(
                    inputs: kernel.count, units: bias.count, kernel: kernel.flatMap { $0 }.map(Float.init),
                    bias: bias.map(Float.init)))
        }
        return MultilayerPerceptron(layers: layers)
    }
}
