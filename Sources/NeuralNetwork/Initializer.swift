/// How the weights of a new network are drawn; biases start at zero.
public enum Initializer: Sendable, Equatable {
    /// Evenly from ±√(6 / (inputs + units)), so that neither the signal forward nor the error backward grows or shrinks
    /// from layer to layer; Keras's default.
    ///
    /// Source: Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010.
    case glorotUniform
    /// Normally, with the standard deviation √(2 / inputs), which makes up for the half that a ReLU cuts off.
    ///
    /// Source: He, Zhang, Ren and Sun, "Delving deep into rectifiers", 2015.
    case heNormal
    /// Normally, with a given standard deviation.
    case normal(deviation: Float)

    /// Draws the weights of a layer, `[inputs][units]`.
    func weights(inputs: Int, units: Int, random: inout SplitMix64) -> [Float] {
        let count = inputs * units
        switch self {
        case .glorotUniform:
            let limit = (6 / Float(inputs + units)).squareRoot()
            return (0..<count).map { _ in (2 * random.nextUnit() - 1) * limit }
        case .heNormal:
            let deviation = (2 / Float(inputs)).squareRoot()
            return (0..<count).map { _ in random.nextNormal() * deviation }
        case .normal(let deviation):
            return (0..<count).map { _ in random.nextNormal() * deviation }
        }
    }
}
