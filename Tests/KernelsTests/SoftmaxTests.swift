import Foundation
import Testing

@testable import Kernels
@testable import NeuralNetwork

@Suite("Softmax, cross-entropy and the functions below them")
struct SoftmaxTests {
    private static let lanes = MultilayerPerceptron.maximumClasses

    /// What the softmax kernel computes.
    private struct Outcome: Equatable {
        var probabilities: [Float]
        var losses: [Float]
        var predictions: [UInt8]

        init(_ set: InstructionSet, scores: [[Float]], classes: Int, labels: [UInt8]) {
            let samples = labels.count
            probabilities = Array(repeating: .nan, count: samples * lanes)
            losses = Array(repeating: .nan, count: samples)
            predictions = Array(repeating: 255, count: samples)
            set.kernels.softmaxCrossEntropy(
                samples: samples, classes: classes, shards: scores.count, shardStride: scores[0].count,
                scores: scores.flatMap { $0 }, labels: labels, probabilities: &probabilities, losses: &losses,
                predictions: &predictions)
        }
    }

    @Test("e^x errs by at most one part in 2²², and is zero below −87")
    func exponentials() {
        for step in 0...870_000 {
            let x = -Float(step) / 10_000
            let expected = Foundation.exp(Double(x))
            // One rounding for x·log₂e's remainder, one for each of the last two sums of the series, one for 2ⁿ's
            // product: four halves of 2⁻²³.
            let error = abs(Double(Kernels.exponential(.init(repeating: x))[0]) - expected) / expected
            guard error <= 0x1p-22 else {
                Issue.record("exp(\(x)) errs by \(error)")
                return
            }
        }
        #expect(Kernels.exponential(.init(repeating: 0))[0] == 1)
        #expect(Kernels.exponential(.init(repeating: -87.01))[0] == 0)
        #expect(Kernels.exponential(.init(repeating: -.infinity))[0] == 0)
        #expect(Kernels.exponential(.init(repeating: .nan))[0].isNaN)
    }

    @Test("log x errs by at most 2⁻²² of its value, or 2⁻²⁴ near 1")
    func logarithms() {
        for step in 0...150_000 {
            let x = 1 + Float(step) / 10_000
            let expected = Foundation.log(Double(x))
            let error = abs(Double(Kernels.logarithm(.init(repeating: x))[0]) - expected)
            guard error <= max(expected * 0x1p-22, 0x1p-24) else {
                Issue.record("log(\(x)) errs by \(error)")
                return
            }
        }
        for x: Float in [0x1p-126, 0.5, 0.70710678, 1, 2, 0x1p100] {
            let expected = Foundation.log(Double(x))
            let error = abs(Double(Kernels.logarithm(.init(repeating: x))[0]) - expected)
            #expect(error <= max(abs(expected) * 0x1p-22, 0x1p-24), "log(\(x))")
        }
        #expect(Kernels.logarithm(.init(repeating: 1))[0] == 0)
        #expect(Kernels.logarithm(.init(repeating: .nan))[0].isNaN)
    }

    @Test("Probabilities, losses and predictions agree with double precision", arguments: [1, 2, 10, 16], [1, 2, 8])
    func softmax(classes: Int, shards: Int) {
        var numbers = TestNumbers(seed: 9)
        let lanes = Self.lanes
        let samples = 37
        let scores = (0..<shards).map { _ in numbers.floats(samples * lanes).map { $0 * 20 } }
        let labels = (0..<samples).map { UInt8($0 % classes) }
        let outcomes = InstructionSet.supported.map {
            Outcome($0, scores: scores, classes: classes, labels: labels)
        }
        #expect(outcomes.allSatisfy { $0 == outcomes[0] }, "all instruction sets compute the same bits")

        for sample in 0..<samples {
            let row = (0..<classes).map { label in
                scores.map { $0[sample * lanes + label] }.reduce(0, +)
            }
            let largest = row.max() ?? 0
            let exponentials = row.map { Foundation.exp(Double($0) - Double(largest)) }
            let sum = exponentials.reduce(0, +)
            for label in 0..<classes {
                // The difference of two scores below 320 is rounded to 2⁻¹⁶, which e^x turns into a relative error;
                // below e^−87 the kernel says zero.
                let expected = exponentials[label] / sum
                let actual = Double(outcomes[0].probabilities[sample * lanes + label])
                #expect(abs(actual - expected) <= expected * 0x1p-15 + 1e-37)
            }
            let expectedLoss = Foundation.log(sum) + Double(largest) - Double(row[Int(labels[sample])])
            #expect(abs(Double(outcomes[0].losses[sample]) - expectedLoss) <= max(1, expectedLoss) * 0x1p-15)
            #expect(Int(outcomes[0].predictions[sample]) == row.firstIndex(of: largest))
            let unused = outcomes[0].probabilities[sample * lanes + classes..<(sample + 1) * lanes]
            #expect(unused.allSatisfy { $0 == 0 })
        }
    }

    @Test("Scores beyond the range of e^x give finite losses; the loss of a hopeless sample is its distance")
    func largeScores() {
        var scores = [Float](repeating: 0, count: Self.lanes)
        scores[0] = 1e30
        scores[1] = -1e30
        for set in InstructionSet.supported {
            let outcome = Outcome(set, scores: [scores], classes: 3, labels: [1])
            #expect(outcome.probabilities[0..<3] == [1, 0, 0])
            #expect(outcome.losses == [2e30])
            #expect(outcome.predictions == [0])
        }
    }

    @Test("Of equal scores, the first class wins")
    func ties() {
        for set in InstructionSet.supported {
            let scores = [Float](repeating: 0.25, count: Self.lanes)
            #expect(Outcome(set, scores: [scores], classes: 10, labels: [3]).predictions == [0])
        }
    }

    @Test("A score that is no number makes the loss no number", arguments: [Float.nan, .infinity])
    func notFinite(score: Float) {
        var scores = [Float](repeating: 0, count: Self.lanes)
        scores[2] = score
        for set in InstructionSet.supported {
            #expect(!Outcome(set, scores: [scores], classes: 10, labels: [3]).losses[0].isFinite, "\(set)")
        }
    }

    @Test("Errors are (p − one-hot) / batch, and zero below 2⁻⁶⁴")
    func errors() {
        let lanes = Self.lanes
        var probabilities = [Float](repeating: 0, count: 2 * lanes)
        probabilities.replaceSubrange(0..<3, with: [0.25, 0.5, 0.25])
        probabilities.replaceSubrange(lanes..<lanes + 3, with: [0x1p-62, 1, 0x1p-63])
        for set in InstructionSet.supported {
            var errors = [Float](repeating: .nan, count: 2 * lanes)
            set.kernels.crossEntropyErrors(
                samples: 2, batch: 4, probabilities: probabilities, labels: [1, 1], errors: &errors)
            #expect(errors[0..<3] == [0.0625, -0.125, 0.0625])
            #expect(errors[lanes..<lanes + 3] == [0x1p-64, 0, 0])
            #expect(errors[3..<lanes].allSatisfy { $0 == 0 })
        }
    }

    @Test("The squared error and its slope agree with double precision", arguments: [2, 4, 10, 16])
    func squaredError(classes: Int) {
        var numbers = TestNumbers(seed: 15)
        let lanes = Self.lanes
        let samples = 9
        let labels = (0..<samples).map { UInt8($0 % classes) }
        var probabilities = [Float](repeating: 0, count: samples * lanes)
        for sample in 0..<samples {
            let row = (0..<classes).map { _ in abs(numbers.signed()) + 0.01 }
            let sum = row.reduce(0, +)
            for label in 0..<classes { probabilities[sample * lanes + label] = row[label] / sum }
        }
        var results: [[UInt32]] = []
        for set in InstructionSet.supported {
            var losses = [Float](repeating: .nan, count: samples)
            var errors = [Float](repeating: .nan, count: samples * lanes)
            set.kernels.squaredErrorLosses(
                samples: samples, classes: classes, probabilities: probabilities, labels: labels, losses: &losses)
            set.kernels.squaredErrorErrors(
                samples: samples, classes: classes, batch: 4, probabilities: probabilities, labels: labels,
                errors: &errors)
            results.append(bits(losses + errors))
            for sample in 0..<samples {
                let p = (0..<classes).map { Double(probabilities[sample * lanes + $0]) }
                let difference = (0..<classes).map { p[$0] - ($0 == Int(labels[sample]) ? 1 : 0) }
                // Sums of at most sixteen terms below 2, each rounded to 2⁻²⁴.
                let loss = difference.reduce(0) { $0 + $1 * $1 } / Double(classes)
                #expect(abs(loss - Double(losses[sample])) < 0x1p-19)
                let slope = difference.map { 2 * $0 / (Double(classes) * 4) }
                let mean = zip(p, slope).reduce(0) { $0 + $1.0 * $1.1 }
                for label in 0..<classes {
                    let expected = p[label] * (slope[label] - mean)
                    #expect(abs(expected - Double(errors[sample * lanes + label])) < 0x1p-20)
                }
                #expect(errors[sample * lanes + classes..<(sample + 1) * lanes].allSatisfy { $0 == 0 })
            }
        }
        #expect(results.allSatisfy { $0 == results[0] }, "all instruction sets compute the same bits")
    }
}
