import Testing

@testable import NeuralNetwork

@Suite("A new network")
struct InitializationTests {
    @Test("has Glorot-uniform weights and zero biases")
    func glorot() {
        let network = MultilayerPerceptron(inputs: 784, hidden: [512], classes: 10, seed: 7)
        #expect(network.layerSizes == [784, 512, 10])
        #expect(network.parameterCount == 407_050)
        for layer in network.layers {
            let limit = (6 / Double(layer.inputs + layer.units)).squareRoot()
            let weights = layer.kernel.map(Double.init)
            #expect(layer.bias.allSatisfy { $0 == 0 })
            #expect(weights.allSatisfy { abs($0) <= limit })
            // Of n uniform numbers, the mean spreads by limit/√(3n) and the mean square, limit²/3, by 2·limit²/√(45n);
            // six times that does not happen by chance.
            let count = Double(weights.count)
            #expect(abs(weights.reduce(0, +) / count) < 6 * limit / (3 * count).squareRoot())
            let square = weights.reduce(0) { $0 + $1 * $1 } / count
            #expect(abs(square - limit * limit / 3) < 12 * limit * limit / (45 * count).squareRoot())
        }
    }

    @Test("follows its seed, and no two layers repeat each other")
    func seeds() {
        func weights(_ seed: UInt64) -> MultilayerPerceptron {
            MultilayerPerceptron(inputs: 8, hidden: [8], classes: 8, seed: seed)
        }
        #expect(weights(1) == weights(1))
        #expect(weights(1) != weights(2))
        #expect(weights(1).layers[0].kernel != weights(1).layers[1].kernel)
    }
}
