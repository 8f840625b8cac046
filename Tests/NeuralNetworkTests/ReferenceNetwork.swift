import Foundation

@testable import NeuralNetwork

/// The same network in double precision, written for the reader: loss, gradient and step of textbook SGD.
struct ReferenceNetwork {
    /// `[layer]`, each kernel `[inputs][units]`.
    var kernels: [[[Double]]]
    /// `[layer][units]`.
    var biases: [[Double]]
    /// The function after each layer but the last.
    let activation: Activation

    init(_ network: MultilayerPerceptron) {
        kernels = network.layers.map { layer in
            (0..<layer.inputs).map { layer.kernel[$0 * layer.units..<($0 + 1) * layer.units].map(Double.init) }
        }
        biases = network.layers.map { $0.bias.map(Double.init) }
        activation = network.activation
    }

    /// The activation of a sum.
    private func activate(_ sum: Double) -> Double {
        switch activation {
        case .relu: max(sum, 0)
        case .sigmoid: 1 / (1 + exp(-sum))
        case .tanh: tanh(sum)
        }
    }

    /// The slope of the activation at a sum.
    private func slope(_ sum: Double) -> Double {
        switch activation {
        case .relu: sum > 0 ? 1 : 0
        case .sigmoid: activate(sum) * (1 - activate(sum))
        case .tanh: 1 - tanh(sum) * tanh(sum)
        }
    }

    /// What each layer reads, and computes before its activation.
    private func forward(_ input: [Double]) -> (inputs: [[Double]], sums: [[Double]]) {
        var inputs = [input]
        var allSums: [[Double]] = []
        for layer in kernels.indices {
            var sums = biases[layer]
            for (row, value) in zip(kernels[layer], inputs[layer]) {
                for unit in sums.indices { sums[unit] += value * row[unit] }
            }
            allSums.append(sums)
            inputs.append(sums.map(activate))
        }
        return (inputs, allSums)
    }

    /// The probability of each class.
    func probabilities(_ input: [Double]) -> [Double] {
        let scores = forward(input).sums[kernels.count - 1]
        let exponentials = scores.map { exp($0 - (scores.max() ?? 0)) }
        let sum = exponentials.reduce(0, +)
        return exponentials.map { $0 / sum }
    }

    /// The mean loss.
    func loss(_ inputs: [[Double]], _ labels: [Int], _ loss: Loss = .crossEntropy) -> Double {
        let losses = zip(inputs, labels).map { input, label in
            let probabilities = probabilities(input)
            if loss == .crossEntropy { return -log(probabilities[label]) }
            let squares = probabilities.enumerated().map { ($1 - ($0 == label ? 1 : 0)) * ($1 - ($0 == label ? 1 : 0)) }
            return squares.reduce(0, +) / Double(squares.count)
        }
        return losses.reduce(0, +) / Double(labels.count)
    }

    /// Moves all parameters against the gradient of the mean cross-entropy, by back-propagation.
    mutating func step(_ inputs: [[Double]], _ labels: [Int], rate: Double) {
        var kernelGradients = kernels.map { $0.map { $0.map { _ in 0.0 } } }
        var biasGradients = biases.map { $0.map { _ in 0.0 } }
        for (input, label) in zip(inputs, labels) {
            let (layerInputs, sums) = forward(input)
            var error = probabilities(input)
            error[label] -= 1
            error = error.map { $0 / Double(labels.count) }
            for layer in kernels.indices.reversed() {
                for unit in error.indices { biasGradients[layer][unit] += error[unit] }
                for (row, value) in layerInputs[layer].enumerated() {
                    for unit in error.indices { kernelGradients[layer][row][unit] += value * error[unit] }
                }
                guard layer > 0 else { break }
                error = kernels[layer].indices.map { row in
                    slope(sums[layer - 1][row]) * zip(kernels[layer][row], error).map(*).reduce(0, +)
                }
            }
        }
        for layer in kernels.indices {
            for row in kernels[layer].indices {
                for unit in kernels[layer][row].indices {
                    kernels[layer][row][unit] -= rate * kernelGradients[layer][row][unit]
                }
            }
            for unit in biases[layer].indices { biases[layer][unit] -= rate * biasGradients[layer][unit] }
        }
    }

    /// The largest distance between a parameter here and there.
    func distance(to network: MultilayerPerceptron) -> Double {
        let other = ReferenceNetwork(network)
        let here = kernels.flatMap { $0.flatMap { $0 } } + biases.flatMap { $0 }
        let there = other.kernels.flatMap { $0.flatMap { $0 } } + other.biases.flatMap { $0 }
        return zip(here, there).map { abs($0 - $1) }.max() ?? 0
    }
}

extension Samples {
    /// The inputs of some samples in double precision.
    func inputs(_ range: Range<Int>) -> [[Double]] {
        range.map { pixels[$0 * inputs..<($0 + 1) * inputs].map { Double($0) / 255 } }
    }

    /// The labels of some samples.
    func classes(_ range: Range<Int>) -> [Int] { range.map { Int(labels[$0]) } }
}
