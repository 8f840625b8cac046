/// What training does: these options, the network and the samples determine every bit of the result.
public struct TrainingOptions: Sendable, Equatable {
    /// How many times each sample is seen.
    public var epochs: Int
    /// The number of samples per step; the last step of an epoch takes what is left.
    public var batchSize: Int
    /// The formula by which parameters follow the gradient.
    public var optimizer: Optimizer
    /// How far each step goes, at the beginning.
    public var learningRate: Float
    /// How that changes.
    public var schedule: Schedule
    /// The share of each parameter that is lost per step, times the learning rate; decoupled from the gradient.
    public var weightDecay: Float
    /// What training makes small.
    public var loss: Loss
    /// Whether every epoch sees the samples in a fresh random order.
    public var shuffles: Bool
    /// Where the random numbers start.
    public var seed: UInt64

    /// Makes options; without a learning rate, the optimizer's default is taken.
    public init(
        epochs: Int = 5, batchSize: Int = 128, optimizer: Optimizer = .sgd, learningRate: Float? = nil,
        schedule: Schedule = .constant, weightDecay: Float = 0, loss: Loss = .crossEntropy, shuffles: Bool = true,
        seed: UInt64 = 1
    ) {
        self.epochs = epochs
        self.batchSize = batchSize
        self.optimizer = optimizer
        self.learningRate = learningRate ?? optimizer.defaultLearningRate
        self.schedule = schedule
        self.weightDecay = weightDecay
        self.loss = loss
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
    /// Takes the time of what the calling thread does; nil does not.
    package var stopwatch: Stopwatch?

    /// Makes options; `instructionSet` must be one of `InstructionSet.supported`.
    public init(threads: Int, instructionSet: InstructionSet) {
        precondition(threads > 0, "at least one thread")
        self.threads = threads
        self.instructionSet = instructionSet
    }
}
