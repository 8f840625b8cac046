import ModelFiles
import NeuralNetwork

/// `mnist summary`: shows the layers of a model, or of the network that a planned run would train.
struct Summary: Command {
    static let name = "summary"
    static let overview = "Show the layers of a network, as Keras's summary() does."

    /// The model file to show; nil to show what `network` asks for.
    var model: String?
    /// The network to show.
    var network = NetworkPlan()

    static var options: [Option<Summary>] {
        [
            .optional(
                "--model", "<file>", \.model, .text("the name of a file"),
                default: "a new network, as 'mnist train' would make it", "The model file to show.")
        ] + NetworkPlan.options(\.network)
    }

    func run(on console: Console) throws -> ExitStatus {
        try network.check()
        for line in SummaryTable(layerSizes: try layerSizes()).lines { console.print(line) }
        return .success
    }

    /// The number of values at each stage of the network.
    private func layerSizes() throws -> [Int] {
        guard let model else { return network.layerSizes }
        if network.initializer != nil {
            throw UsageError.conflict(
                "'--init' is about new weights, but '--model' shows those of a file: leave out one of the two.")
        }
        return try network.network(of: SavedModel(path: model), named: model).layerSizes
    }
}
