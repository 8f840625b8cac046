extension MultilayerPerceptron {
    /// Makes a network with random weights and zero biases; the same seed gives the same weights.
    ///
    /// - Parameters:
    ///   - inputs: The number of values per sample.
    ///   - hidden: The number of units of each hidden layer; empty for softmax regression.
    ///   - classes: The number of classes, at most `maximumClasses`.
    ///   - activation: The function after each hidden layer.
    ///   - initializer: How the weights are drawn.
    ///   - seed: Where the random numbers start.
    public init(
        inputs: Int, hidden: [Int], classes: Int, activation: Activation = .relu,
        initializer: Initializer = .glorotUniform, seed: UInt64
    ) {
        precondition(classes <= Self.maximumClasses, "at most \(Self.maximumClasses) classes")
        let sizes = [inputs] + hidden + [classes]
        let layers = zip(sizes, sizes.dropFirst()).enumerated().map { position, size in
            var random = SplitMix64(seed: seed, stream: RandomStream.weights(layer: position))
            let (inputs, units) = size
            let kernel = initializer.weights(inputs: inputs, units: units, random: &random)
            return Dense(inputs: inputs, units: units, kernel: kernel, bias: Array(repeating: 0, count: units))
        }
        self.init(layers: layers, activation: activation)
    }
}

/// The numbers of the random streams that a seed gives, so that no two purposes draw the same numbers.
enum RandomStream {
    /// The initial weights of a layer, counted from 0.
    static func weights(layer: Int) -> UInt64 { UInt64(layer) }

    /// The order of the samples in an epoch, counted from 1.
    static func order(epoch: Int) -> UInt64 { 1 << 32 + UInt64(epoch) }
}
