import Foundation
import MNISTData
import ModelFiles
import Testing

@testable import NeuralNetwork

/// Where recorded Keras runs lie, and the folder of the real data sets; they are no part of the project.
private let oracle = ProcessInfo.processInfo.environment["MNIST_ORACLE"]
private let data = ProcessInfo.processInfo.environment["MNIST_DATA"]

@Suite(
    "Keras's recorded runs on MNIST",
    .enabled(if: oracle != nil && data != nil, "set MNIST_ORACLE and MNIST_DATA to run"))
struct KerasRunTests {
    /// One run: what was done, and what came of it.
    struct Run: Decodable, CustomTestStringConvertible {
        var optimizer: String
        var learningRate: Float
        var momentum: Float
        var batch: Int
        var epochs: Int
        var trainAccuracy, trainLoss: [Double]
        var testAccuracy, testLoss: Double
        var predictions: [Prediction]

        var testDescription: String { optimizer }
    }

    /// What the trained network saw in a test image.
    struct Prediction: Decodable {
        var index, digit: Int
        var probability: Double
    }

    /// The runs, or none where there is no oracle.
    static let runs: [Run] = {
        struct File: Decodable {
            var runs: [Run]
        }
        guard let oracle else { return [] }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            let file = URL(fileURLWithPath: oracle + "/mnist/keras-run.json")
            return try decoder.decode(File.self, from: Data(contentsOf: file)).runs
        } catch {
            Issue.record("the oracle cannot be read: \(error)")
            return []
        }
    }()

    @Test("There are four, with four optimizers")
    func complete() {
        #expect(Set(Self.runs.map(\.optimizer)) == ["sgd", "momentum", "rmsprop", "adam"])
    }

    @Test("Every loss and accuracy, and ten predictions, from the same weights in the same order", arguments: runs)
    func run(recorded: Run) throws {
        var network = try ModelFile(path: (oracle ?? "") + "/mnist/initial.safetensors").network
        let options = TrainingOptions(
            epochs: recorded.epochs, batchSize: recorded.batch, optimizer: try Self.optimizer(of: recorded),
            learningRate: recorded.learningRate, shuffles: false)
        let execution = ExecutionOptions.on(threads: 2)
        let history = try network.train(on: try Self.samples(.train), options: options, execution: execution).history

        try #require(history.count == recorded.epochs)
        for (epoch, record) in history.enumerated() {
            #expect(abs(record.training.loss - recorded.trainLoss[epoch]) <= 2e-4)
            #expect(abs(record.training.accuracy - recorded.trainAccuracy[epoch]) <= 3e-4)
        }
        let tolerance = Tolerance(recorded.optimizer)
        let test = try Self.samples(.test)
        let metrics = try network.evaluate(on: test, batchSize: 1000, execution: execution)
        #expect(abs(metrics.loss - recorded.testLoss) <= tolerance.loss)
        #expect(abs(metrics.accuracy - recorded.testAccuracy) <= tolerance.accuracy)

        try #require(recorded.predictions.map(\.index) == Array(0..<10))
        let rows = try network.probabilities(of: test[0..<10], execution: execution)
        for (row, expected) in zip(rows, recorded.predictions) {
            let probability = row.max() ?? 0
            #expect(row.firstIndex(of: probability) == expected.digit)
            let difference = Self.logOdds(Double(probability)) - Self.logOdds(expected.probability)
            #expect(abs(difference) <= tolerance.logOdds, "image \(expected.index)")
        }
    }

    /// How far the network after training may be from the recorded one.
    ///
    /// Rounding decides now and then whether a unit is just on or just off, and training makes that grow. It hardly shows
    /// but with momentum, which multiplies the rate by ten: there, Keras itself, with the samples of each batch, the
    /// inputs or the units in another order, strays from its own recording by up to 4.3e-3 in the loss, 1.6e-3 in the
    /// accuracy (eight such runs). Half of that is allowed.
    private struct Tolerance {
        var loss = 2e-4
        var accuracy = 3e-4
        var logOdds = 0.03

        init(_ optimizer: String) {
            if optimizer == "momentum" { (loss, accuracy, logOdds) = (2.1e-3, 8e-4, 0.33) }
        }
    }

    /// log(p / (1 − p)): the scale on which probabilities near 1 can be compared.
    private static func logOdds(_ probability: Double) -> Double { log(probability / (1 - probability)) }

    /// The images of one half of MNIST.
    private static func samples(_ split: Split) throws -> Samples {
        let images = try DataFolder(path: data ?? "").load(.mnist, split)
        return Samples(pixels: images.pixels, labels: images.labels, inputs: 784, owner: images)
    }

    /// The optimizer with Keras's numbers.
    private static func optimizer(of run: Run) throws -> Optimizer {
        struct Unknown: Error {
            let optimizer: String
        }
        return switch run.optimizer {
        case "sgd": .sgd
        case "momentum": .momentum(momentum: run.momentum)
        case "rmsprop": .rmsprop()
        case "adam": .adam()
        default: throw Unknown(optimizer: run.optimizer)
        }
    }
}
