/// How the learning rate changes during training.
public enum Schedule: Sendable, Equatable {
    /// It does not.
    case constant
    /// It is multiplied by `factor` after every `epochs` epochs.
    case step(epochs: Int, factor: Float)
    /// It is multiplied by `factor` after every epoch.
    case exponential(factor: Float)
    /// It falls along half a cosine, step by step, to zero at the end.
    case cosine
    /// It falls evenly, step by step, to zero at the end.
    case linear

    /// The rate of a step.
    ///
    /// - Parameters:
    ///   - initial: The learning rate that training begins with.
    ///   - step: The step, counted from 0 over all epochs.
    ///   - stepsPerEpoch: The steps of an epoch.
    ///   - epochs: The epochs of the whole training.
    func rate(initial: Float, step: Int, stepsPerEpoch: Int, epochs: Int) -> Float {
        let share = Double(step) / Double(stepsPerEpoch * epochs)
        let epoch = step / stepsPerEpoch
        switch self {
        case .constant: return initial
        case .step(let length, let factor): return initial * power(factor, epoch / length)
        case .exponential(let factor): return initial * power(factor, epoch)
        case .cosine: return Float(Double(initial) * (1 + cosine(ofHalfTurns: share)) / 2)
        case .linear: return Float(Double(initial) * (1 - share))
        }
    }

    /// `factor`, multiplied `count` times.
    private func power(_ factor: Float, _ count: Int) -> Float {
        (0..<count).reduce(1) { power, _ in power * factor }
    }

    /// cos(π·x) for x from 0 to 1, from the Taylor series of the sine around its middle, x = ½; to within 10⁻¹¹.
    ///
    /// Our own rather than the C library's, so that every system computes the same bits.
    private func cosine(ofHalfTurns x: Double) -> Double {
        let angle = (0.5 - x) * Double.pi
        var (term, sum) = (angle, angle)
        for n in stride(from: 2.0, through: 16, by: 2) {
            term *= -angle * angle / (n * (n + 1))
            sum += term
        }
        return sum
    }
}
