import KernelTypes

/// The function after each hidden layer; without it, a stack of layers could do no more than one.
public enum Activation: String, CaseIterable, Sendable {
    /// max(x, 0): the usual one.
    case relu
    /// 1 / (1 + e⁻ˣ): the classic one.
    case sigmoid
    /// The hyperbolic tangent: the classic one around zero.
    case tanh

    /// The kernels' name of it.
    var function: ActivationFunction {
        switch self {
        case .relu: .relu
        case .sigmoid: .sigmoid
        case .tanh: .tanh
        }
    }
}
