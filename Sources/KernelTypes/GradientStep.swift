/// What happens to the parameters when a chunk of samples has added its part to their gradient.
public struct GradientStep: Sendable {
    /// The formula by which parameters move.
    public enum Rule: UInt8, Sendable {
        case sgd, momentum, nesterov, adagrad, rmsprop, adam
    }

    /// Whether the sum starts from what earlier chunks of the batch left in `ParameterBlock.gradient`.
    public var continues: Bool
    /// Whether the batch ends here, and the parameters move.
    ///
    /// Otherwise the sum is left for the next chunk.
    public var applies: Bool
    /// The formula by which they move.
    public var rule: Rule
    /// How far they move: the learning rate; for Adam, times the correction of this step's biased moments.
    public var rate: Float
    /// The share of each parameter that stays, before it moves: one, less rate × weight decay.
    public var retention: Float
    /// How much of the velocity stays: momentum.
    public var velocityDecay: Float
    /// How far the velocity moves towards the gradient: Adam's 1 − β₁.
    public var velocityGain: Float
    /// How much of the squares stays: RMSprop's ρ.
    public var squaresDecay: Float
    /// How far the squares move towards the squared gradient: RMSprop's 1 − ρ, or Adam's 1 − β₂.
    public var squaresGain: Float
    /// What keeps a quotient finite.
    public var epsilon: Float

    /// Makes a step of plain gradient descent; the rest is set where another rule needs it.
    @inlinable
    public init(continues: Bool, applies: Bool, rate: Float) {
        self.continues = continues
        self.applies = applies
        rule = .sgd
        self.rate = rate
        retention = 1
        velocityDecay = 0
        velocityGain = 0
        squaresDecay = 0
        squaresGain = 0
        epsilon = 0
    }
}
