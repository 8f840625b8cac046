import KernelTypes

/// The parameters of a network in the layout of the kernels.
///
/// Without a hidden layer, the only layer is the output layer: one shard whose first columns are the classes.
final class ShardedNetwork {
    /// The layers whose columns are cut into shards.
    let layers: [ShardedLayer]
    /// The output layer after them; nil without a hidden layer.
    let output: ShardedOutput?
    /// The classes.
    let classes: Int
    /// The function after each hidden layer.
    private let activation: Activation

    /// Copies the parameters of a network; `initialSquares` is what the optimizer's squares start from.
    init(_ network: MultilayerPerceptron, initialSquares: Float = 0) {
        classes = network.classes
        precondition(classes <= MultilayerPerceptron.maximumClasses, "one lane of a vector for each class")
        activation = network.activation
        let hidden = network.layers.count > 1 ? network.layers.dropLast() : network.layers[...]
        let function = network.layers.count > 1 ? network.activation.function : .identity
        layers = hidden.enumerated().map { position, layer in
            ShardedLayer(
                layer, inputGroup: position == 0 ? 4 : ShardedLayer.width, activation: function,
                initialSquares: initialSquares)
        }
        output =
            network.layers.count > 1
            ? ShardedOutput(network.layers[network.layers.count - 1], initialSquares: initialSquares) : nil
    }

    /// The network with these parameters, in Keras's layout.
    var network: MultilayerPerceptron {
        MultilayerPerceptron(layers: layers.map(\.layer) + (output.map { [$0.layer] } ?? []), activation: activation)
    }

    /// The shards of the last layer but the output: each has its share of the scores.
    var scoreShards: Int { layers[layers.count - 1].shards }

    /// The most shards that a layer has.
    var largestShardCount: Int { layers.reduce(1) { max($0, $1.shards) } }
}
