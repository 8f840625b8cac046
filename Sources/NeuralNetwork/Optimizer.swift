import KernelTypes

/// The formula by which parameters follow the gradient; definitions and defaults are Keras's.
///
/// The formulas themselves, with their sources, are in `Kernels/Optimizers`.
public enum Optimizer: Sendable, Equatable {
    /// Plain stochastic gradient descent.
    case sgd
    /// A velocity that keeps the share `momentum` of itself.
    case momentum(momentum: Float = 0.9)
    /// Momentum that looks one step ahead.
    case nesterov(momentum: Float = 0.9)
    /// Steps that shrink with all squared gradients so far.
    case adagrad(epsilon: Float = 1e-7)
    /// Steps that shrink with the squared gradients of late, of which the share `rho` is kept.
    case rmsprop(rho: Double = 0.9, epsilon: Float = 1e-7)
    /// Momentum and RMSprop in one, corrected for their start at zero.
    case adam(beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Float = 1e-7)

    /// The learning rate where none is given: ours for plain gradient descent, Keras's for the others.
    public var defaultLearningRate: Float {
        switch self {
        case .sgd: 0.5
        case .momentum, .nesterov: 0.01
        case .adagrad, .rmsprop, .adam: 0.001
        }
    }

    /// What the squares of the gradients start from.
    var initialSquares: Float {
        if case .adagrad = self { 0.1 } else { 0 }
    }

    /// What the kernels do at the end of a chunk.
    ///
    /// - Parameters:
    ///   - number: The step that the chunk belongs to, counted from 1 over all epochs.
    ///   - rate: The learning rate of this step.
    ///   - weightDecay: The share of each parameter that is lost per step, times the rate.
    ///   - chunk: Where in its batch the chunk stands.
    func step(number: Int, rate: Float, weightDecay: Float, chunk: ChunkPlan.Chunk) -> GradientStep {
        var step = GradientStep(continues: !chunk.beginsBatch, applies: chunk.endsBatch, rate: rate)
        step.retention = 1 - rate * weightDecay
        switch self {
        case .sgd:
            break
        case .momentum(let momentum):
            step.rule = .momentum
            step.velocityDecay = momentum
        case .nesterov(let momentum):
            step.rule = .nesterov
            step.velocityDecay = momentum
        case .adagrad(let epsilon):
            step.rule = .adagrad
            step.epsilon = epsilon
        case .rmsprop(let rho, let epsilon):
            step.rule = .rmsprop
            step.squaresDecay = Float(rho)
            step.squaresGain = Float(1 - rho)
            step.epsilon = epsilon
        case .adam(let beta1, let beta2, let epsilon):
            step.rule = .adam
            step.velocityGain = Float(1 - beta1)
            step.squaresGain = Float(1 - beta2)
            step.epsilon = epsilon
            // Keras takes 1 − β from the exact β, but its powers from β as a float, and for β₂ = 0.999 the two differ by
            // 1.3·10⁻⁵: too little to matter, but enough to see other digits than Keras's after two epochs.
            let correction = (1 - power(Float(beta2), number)).squareRoot()
            step.rate = rate * correction / (1 - power(Float(beta1), number))
        }
        return step
    }

    /// `base` to a whole power, by repeated squaring: the same bits everywhere, unlike the C library's.
    private func power(_ base: Float, _ exponent: Int) -> Float {
        var (result, square, rest) = (1.0, Double(base), exponent)
        while rest > 0 {
            if rest & 1 == 1 { result *= square }
            square *= square
            rest >>= 1
        }
        return Float(result)
    }
}
