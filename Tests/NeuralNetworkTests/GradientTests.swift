import Testing

@testable import NeuralNetwork

@Suite("The gradient")
struct GradientTests {
    /// The networks whose gradients are checked: inputs, hidden units, classes, samples.
    static let shapes: [(inputs: Int, hidden: [Int], classes: Int, samples: Int)] = [
        (6, [5], 4, 7), (6, [], 4, 7), (3, [1], 2, 1), (9, [65], 10, 5), (17, [130], 16, 3), (5, [7, 6], 4, 9),
        (4, [66, 3], 3, 5), (6, [3, 67, 5], 4, 6),
    ]

    @Test(
        "A step moves every parameter against the loss's slope, measured by finite differences",
        arguments: shapes, Activation.allCases.flatMap { activation in Loss.allCases.map { (activation, $0) } })
    func finiteDifferences(
        shape: (inputs: Int, hidden: [Int], classes: Int, samples: Int), functions: (Activation, Loss)
    ) throws {
        let (activation, loss) = functions
        let owner = RandomSamples(count: shape.samples, inputs: shape.inputs, classes: shape.classes, ink: 0.7)
        let samples = owner.samples()
        var before = MultilayerPerceptron(
            inputs: shape.inputs, hidden: shape.hidden, classes: shape.classes, activation: activation, seed: 5)
        // Without biases, units behind inactive ones would stand at the very kink of the ReLU, where it has no slope.
        var random = SplitMix64(seed: 5, stream: 98)
        for layer in before.layers.indices {
            before.layers[layer].bias = before.layers[layer].bias.map { _ in random.nextUnit() - 0.5 }
        }
        var after = before
        // A power of two loses no bit when it is divided out again.
        let rate: Float = 16
        let options = TrainingOptions(
            epochs: 1, batchSize: shape.samples, learningRate: rate, loss: loss, shuffles: false)
        try after.train(on: samples, options: options, execution: .on(threads: 2))

        let rows = samples.inputs(0..<shape.samples)
        let labels = samples.classes(0..<shape.samples)
        let reference = ReferenceNetwork(before)
        let width = 1e-6
        for layer in before.layers.indices {
            let units = before.layers[layer].units
            let kernel = before.layers[layer].kernel
            // Of a large layer some parameters stand for all; 61 shares no factor with the shards.
            for position in stride(from: 0, to: kernel.count + units, by: kernel.count > 500 ? 61 : 1) {
                func loss(_ offset: Double) -> Double {
                    var moved = reference
                    if position < kernel.count {
                        moved.kernels[layer][position / units][position % units] += offset
                    } else {
                        moved.biases[layer][position - kernel.count] += offset
                    }
                    return moved.loss(rows, labels, options.loss)
                }
                let slope = (loss(width) - loss(-width)) / (2 * width)
                let moved =
                    position < kernel.count
                    ? kernel[position] - after.layers[layer].kernel[position]
                    : before.layers[layer].bias[position - kernel.count]
                        - after.layers[layer].bias[position - kernel.count]
                // Parameters and gradients are below 2, sums have below 2⁸ terms: 2⁹ roundings of 2⁻²⁴ at most; the
                // quotient of differences errs by width² and by a rounding of 2⁻⁵² / width.
                guard abs(Double(moved / rate) - slope) < 0x1p-15 else {
                    Issue.record("layer \(layer), parameter \(position): \(moved / rate), not \(slope)")
                    return
                }
            }
        }
    }

    @Test(
        "Whole epochs follow double precision, whatever the batch",
        arguments: [1, 2, 3, 4, 7, 64, 513, 1100], [[33], [], [9, 70]])
    func followsReference(batch: Int, hidden: [Int]) throws {
        let count = 1100
        let epochs = batch == 1 ? 1 : 3
        let owner = RandomSamples(count: count, inputs: 11, classes: 3)
        let samples = owner.samples()
        var network = MultilayerPerceptron(inputs: 11, hidden: hidden, classes: 3, seed: 3)
        var reference = ReferenceNetwork(network)
        let options = TrainingOptions(epochs: epochs, batchSize: batch, learningRate: 0.05, shuffles: false)
        let result = try network.train(on: samples, options: options, execution: .on(threads: 2))

        var losses = 0.0
        for epoch in 1...epochs {
            losses = 0
            for start in stride(from: 0, to: count, by: batch) {
                let range = start..<min(start + batch, count)
                losses += reference.loss(samples.inputs(range), samples.classes(range)) * Double(range.count)
                reference.step(samples.inputs(range), samples.classes(range), rate: 0.05)
            }
            // A step rounds each parameter once to 2⁻²⁵ (they stay below 1) besides the rounding of its gradient, and
            // the rate is small enough for errors not to grow: steps × 2⁻²⁴, doubled for the gradients.
            let steps = Double((count + batch - 1) / batch * epoch)
            #expect(abs(result.history[epoch - 1].training.loss - losses / Double(count)) < (steps + 8) * 0x1p-23)
        }
        let steps = Double((count + batch - 1) / batch * epochs)
        #expect(reference.distance(to: network) < (steps + 8) * 0x1p-23)
    }
}
