/// What training does: these options, the network and the samples determine every bit of the result.
public struct TrainingOptions: Sendable, Equatable {
    /// How many times each sample is seen.
    public var epochs: Int
    /// The number of samples per step; the last step of an epoch takes what is left.
    public var batchSize: Int
    /// How far each step goes against the gradient of the mean loss.
    public var learningRate: Float
    /// Whether every epoch sees the samples in a fresh random order.
    public var shuffles: Bool
    /// Where the random numbers start.
    public var seed: UInt64

    /// Makes options; what is left out has the default that the README's table of measurements supports.
    public init(
        epochs: Int = 5, batchSize: Int = 128, learningRate: Float = 0.5, shuffles: Bool = true, seed: UInt64 = 1
    ) {
        self.epochs = epochs
        self.batchSize = batchSize
        self.learningRate = learningRate
        self.shuffles = shuffles
        self.seed = seed
    }
}

/// How the work is done; no choice here changes a bit of the result.
public struct ExecutionOptions: Sendable, Equatable {
    /// The number of threads to share the work.
    public var threads: Int
    /// The instruction set whose kernels compute.
    public var instructionSet: InstructionSet

    /// Makes options; `instructionSet` must be one of `InstructionSet.supported`.
    public init(threads: Int, instructionSet: InstructionSet) {
        precondition(threads > 0, "at least one thread")
        self.threads = threads
        self.instructionSet = instructionSet
    }
}
