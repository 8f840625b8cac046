/// A stack of dense layers, an activation after each but the last, softmax after the last.
///
/// With one layer it is softmax regression; with two, the network that this program trains: 784-512-10.
public struct MultilayerPerceptron: Sendable, Equatable {
    /// The layers in the order in which a sample passes through them.
    public var layers: [Dense]
    /// The function after each layer but the last.
    public var activation: Activation

    /// The most classes that a network can tell apart: the scores of a sample lie in one vector of sixteen numbers.
    public static let maximumClasses = 16

    /// Makes a network from layers that fit together: each reads what the one before it computes.
    public init(layers: [Dense], activation: Activation = .relu) {
        precondition(!layers.isEmpty, "a network has at least one layer")
        precondition(
            zip(layers, layers.dropFirst()).allSatisfy { $0.units == $1.inputs },
            "each layer reads what the one before it computes")
        self.layers = layers
        self.activation = activation
    }

    /// The number of values at each stage, from the inputs to the classes: `[784, 512, 10]`.
    public var layerSizes: [Int] { [layers[0].inputs] + layers.map(\.units) }

    /// The number of values per sample that the network reads.
    public var inputs: Int { layers[0].inputs }

    /// The number of classes that the network tells apart.
    public var classes: Int { layers[layers.count - 1].units }

    /// The number of parameters of all layers.
    public var parameterCount: Int { layers.reduce(0) { $0 + $1.parameterCount } }
}
