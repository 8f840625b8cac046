import Testing

@testable import NeuralNetwork

@Suite("Evaluation")
struct EvaluationTests {
    private let owner = RandomSamples(count: 700, inputs: 20, classes: 4)
    private let network = MultilayerPerceptron(inputs: 20, hidden: [150], classes: 4, seed: 1)

    @Test(
        "gives the same metrics for every batch size and number of threads", arguments: [1, 32, 700, 5000], [1, 2, 5])
    func batches(batch: Int, threads: Int) throws {
        let samples = owner.samples()
        let expected = try network.evaluate(on: samples, batchSize: 700, execution: .plain)
        var steps: [Int] = []
        let metrics = try network.evaluate(on: samples, batchSize: batch, execution: .on(threads: threads)) {
            step, count, _ in
            steps.append(step)
            #expect(count == (700 + batch - 1) / batch)
        }
        #expect(metrics == expected)
        #expect(steps == Array(1...(700 + batch - 1) / batch))
    }

    @Test("agrees with double precision")
    func reference() throws {
        let samples = owner.samples()
        let reference = ReferenceNetwork(network)
        let rows = samples.inputs(0..<700)
        let labels = samples.classes(0..<700)
        let metrics = try network.evaluate(on: samples, batchSize: 32, execution: .plain)
        // Below 2⁸ roundings of 2⁻²⁴ per score.
        #expect(abs(metrics.loss - reference.loss(rows, labels)) < 0x1p-16)
        let hits = zip(rows, labels).filter { row, label in
            let probabilities = reference.probabilities(row)
            return probabilities.firstIndex(of: probabilities.max() ?? 0) == label
        }
        #expect(metrics.accuracy == Double(hits.count) / 700)

        let probabilities = try network.probabilities(of: samples, execution: .on(threads: 2))
        #expect(probabilities.count == 700)
        for (row, actual) in zip(rows, probabilities) {
            #expect(actual.count == 4)
            let expected = reference.probabilities(row)
            #expect(zip(expected, actual).allSatisfy { abs($0 - Double($1)) < 0x1p-16 })
        }
    }

    @Test(
        "does not change with a network's detour through the engine's layout",
        arguments: [[1], [64], [65], [512], [], [70, 3, 130]])
    func packing(hidden: [Int]) {
        let network = MultilayerPerceptron(inputs: 7, hidden: hidden, classes: 3, seed: 2)
        #expect(ShardedNetwork(network).network == network)
    }
}
