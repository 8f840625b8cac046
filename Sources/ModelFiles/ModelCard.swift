import NeuralNetwork

/// What a model file says of the network in it: what it was trained on, and how that went.
public struct ModelCard: Sendable, Equatable {
    /// The data set that the network was trained on: `mnist`.
    public var dataset: String
    /// The name of each class, in the order of the network's outputs.
    public var classNames: [String]
    /// The seed of everything random in the training.
    public var seed: UInt64
    /// How often the network has seen the whole data set.
    public var epochsCompleted: Int
    /// What the training made small.
    public var loss: Loss
    /// How each epoch went, the oldest first.
    public var history: [EpochRecord]
    /// The CRC-32 of the data set that the network was trained on.
    public var dataChecksum: UInt32

    /// The version of the layout of the metadata; a program refuses files of versions that it does not know.
    public static let formatVersion = 1
    /// How inputs are made from pixels.
    enum InputScaling: String, CaseIterable {
        /// The only way so far.
        case unit = "pixels / 255"
    }

    /// Makes a card from all that it says.
    public init(
        dataset: String, classNames: [String], seed: UInt64, epochsCompleted: Int, loss: Loss = .crossEntropy,
        history: [EpochRecord], dataChecksum: UInt32
    ) {
        self.dataset = dataset
        self.classNames = classNames
        self.seed = seed
        self.epochsCompleted = epochsCompleted
        self.loss = loss
        self.history = history
        self.dataChecksum = dataChecksum
    }
}
