/// The function between a layer's sums and what the next layer reads.
public enum ActivationFunction: UInt8, Sendable {
    /// The sums themselves, as the output layer's scores are.
    case identity
    /// max(x, 0).
    case relu
    /// 1 / (1 + e⁻ˣ).
    case sigmoid
    /// (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ).
    case tanh
}
