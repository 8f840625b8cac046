extension MultilayerPerceptron {
    /// Makes a network with random weights and zero biases; the same seed gives the same weights.
    ///
    /// Weights are Glorot-uniform: drawn evenly from ±√(6 / (inputs + units)), so that neither the signal forward nor the
    /// error backward grows or shrinks from layer to layer. Source: Glorot and Bengio, "Understanding the difficulty of
    /// training deep feedforward neural networks", AISTATS 2010; Keras's default.
    ///
    /// - Parameters:
    ///   - inputs: The number of values per sample.
    ///   - hidden: The number of units of each hidden layer; empty for softmax regression.
    ///   - classes: The number of classes, at most `maximumClasses`.
    ///   - seed: Where the random numbers start.
    public init(inputs: Int, hidden: [Int], classes: Int, seed: UInt64) {
        precondition(classes <= Self.maximumClasses, "at most \(Self.maximumClasses) classes")
        let sizes = [inputs] + hidden + [classes]
        self.init(
            layers: zip(sizes, sizes.dropFirst()).enumerated().map { position, size in
                var random = SplitMix64(seed: seed, stream: RandomStream.weights(layer: position))
                let limit = (6 / Float(size.0 + size.1)).squareRoot()
                let kernel = (0..<size.0 * size.1).map { _ in (2 * random.nextUnit() - 1) * limit }
                return Dense(inputs: size.0, units: size.1, kernel: kernel, bias: Array(repeating: 0, count: size.1))
            })
    }
}

/// The numbers of the random streams that a seed gives, so that no two purposes draw the same numbers.
enum RandomStream {
    /// The initial weights of a layer, counted from 0.
    static func weights(layer: Int) -> UInt64 { UInt64(layer) }

    /// The order of the samples in an epoch, counted from 1.
    static func order(epoch: Int) -> UInt64 { 1 << 32 + UInt64(epoch) }
}
