import MNISTData
import NeuralNetwork

/// The network that a command line asks for; nil where it leaves the choice.
struct NetworkPlan {
    /// The number of units of each hidden layer.
    var hidden: [Int]?
    /// The function after each hidden layer.
    var activation: Activation?
    /// How the weights are drawn.
    var initializer: Initializer?

    /// The number of units of each hidden layer when none are asked for.
    static let defaultHidden = [512]

    /// The number of values at each stage: `[784, 512, 10]`.
    var layerSizes: [Int] {
        [LabeledImages.pixelsPerImage] + (hidden ?? Self.defaultHidden) + [Dataset.mnist.classNames.count]
    }

    /// A new network with random weights.
    func network(seed: UInt64) -> MultilayerPerceptron {
        MultilayerPerceptron(
            inputs: LabeledImages.pixelsPerImage, hidden: hidden ?? Self.defaultHidden,
            classes: Dataset.mnist.classNames.count, activation: activation ?? .relu,
            initializer: initializer ?? .glorotUniform, seed: seed)
    }

    /// The network of a model file; throws if it is not the one that is asked for.
    func network(of model: SavedModel, named path: String) throws(UsageError) -> MultilayerPerceptron {
        var network = model.network
        let found = Array(network.layerSizes.dropFirst().dropLast())
        if let hidden, hidden != found {
            let format = ValueFormat.hiddenLayers
            throw .conflict(
                "'--hidden \(format.write(hidden))' does not fit the network in \(path), which has "
                    + "'--hidden \(format.write(found))'.")
        }
        if let activation, activation != network.activation {
            // Files of other programs do not say what their activation is.
            guard model.isOurs else {
                network.activation = activation
                return network
            }
            throw .conflict(
                "'--activation \(activation)' does not fit the network in \(path), which has "
                    + "'--activation \(network.activation)'.")
        }
        return network
    }

    /// Throws if the choices contradict each other.
    func check() throws(UsageError) {
        if let activation, hidden == [] {
            throw .conflict(
                "'--activation \(activation)' has no meaning with '--hidden none': it is the function after hidden "
                    + "layers.")
        }
    }

    /// The options that describe a network.
    static func options<C: Command>(_ plan: WritableKeyPath<C, NetworkPlan>) -> [Option<C>] {
        [
            .optional(
                "--hidden", "<units>", plan.appending(path: \.hidden), .hiddenLayers,
                default: ValueFormat.hiddenLayers.write(defaultHidden),
                "Units of the hidden layers, such as 50,100; 'none' for softmax regression."),
            .optional(
                "--activation", "<name>", plan.appending(path: \.activation), .choice,
                default: Activation.relu.rawValue, "The function after each hidden layer."),
            .optional(
                "--init", "<name>", plan.appending(path: \.initializer), .initializer,
                default: ValueFormat.initializer.write(.glorotUniform),
                "How the weights are drawn: glorot, he, or normal:DEVIATION."),
        ]
    }
}
