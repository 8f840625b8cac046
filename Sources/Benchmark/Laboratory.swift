import Foundation
import MNISTData
import NeuralNetwork

/// Where the measurements are made: the data, and how much effort to spend.
///
/// The sections are in the files `Laboratory+….swift`.
final class Laboratory {
    /// Whether to measure less, and less often.
    let isQuick: Bool
    /// The processors that this process may use.
    let processors = ProcessInfo.processInfo.activeProcessorCount
    /// The fastest instruction set that this machine has.
    let fastest = InstructionSet.supported[InstructionSet.supported.count - 1]

    /// MNIST or, where it is not at hand, the digits that the program draws.
    let dataset: Dataset = Pictures.areThere(.mnist) ? .mnist : .synthetic
    /// The samples to train on.
    private(set) lazy var pictures: Pictures = load(.train)
    /// The samples to test with.
    private(set) lazy var testPictures: Pictures = load(.test)

    /// Prepares measurements.
    init(isQuick: Bool) {
        self.isQuick = isQuick
    }

    /// Loads one half of the data set, or draws it if its files cannot be used.
    private func load(_ split: Split) -> Pictures {
        guard let pictures = Pictures(dataset, split) ?? Pictures(.synthetic, split) else {
            preconditionFailure("digits can always be drawn")
        }
        return pictures
    }
}

extension Laboratory {
    /// One network to train, and how.
    struct Job {
        /// What to learn.
        var pictures: Pictures
        /// The hidden units.
        var hidden = 512
        /// The samples per step.
        var batch = 128
        /// The threads.
        var threads: Int
        /// The instruction set.
        var set: InstructionSet
        /// The epochs of one run.
        var epochs = 3
    }

    /// Trains, and returns the seconds of each epoch but the first, which also fills the caches.
    func epochs(_ job: Job, stopwatch: Stopwatch? = nil) throws -> [Double] {
        // A smaller batch needs smaller steps, or the weights grow without bound.
        let rate = job.pictures.learningRate * min(1, Float(job.batch) / 128)
        return Array(try train(job, learningRate: rate, stopwatch: stopwatch).seconds.dropFirst())
    }

    /// Trains, and returns the seconds of each epoch, its loss, and the network.
    func train(
        _ job: Job, learningRate: Float, stopwatch: Stopwatch? = nil
    ) throws -> (seconds: [Double], losses: [Double], network: MultilayerPerceptron) {
        var network = MultilayerPerceptron(inputs: 784, hidden: [job.hidden], classes: 10, seed: 1)
        let options = TrainingOptions(epochs: job.epochs, batchSize: job.batch, learningRate: learningRate)
        var execution = ExecutionOptions(threads: job.threads, instructionSet: job.set)
        execution.stopwatch = stopwatch
        // From end to end, so that everything counts that happens between.
        var ends = [ContinuousClock.now]
        let result = try network.train(on: job.pictures.samples, options: options, execution: execution) { event in
            if case .epochEnded = event { ends.append(.now) }
            return .proceed
        }
        let seconds = zip(ends.dropFirst(), ends).map { ($0 - $1) / .seconds(1) }
        return (seconds, result.history.map(\.training.loss), network)
    }

    /// Trains all jobs in turns, and returns the median epoch of each, in seconds.
    func medianEpochs(_ jobs: [Job]) throws -> [Double] {
        try interleaved(jobs, rounds: isQuick ? 2 : 5) { try epochs($0) }
    }
}
