import KernelTypes

/// Applies an activation function to each lane.
@inline(__always)
func apply(_ activation: ActivationFunction, to sums: Vector) -> Vector {
    switch activation {
    case .identity: sums
    case .relu: sums.replacing(with: 0, where: sums .< 0)
    case .sigmoid, .tanh: curved(activation, sums)
    }
}

/// Applies one of the activation functions that take an exponential.
///
/// On its own, so that the few instructions of the others can stand wherever a tile ends.
@inline(never)
private func curved(_ activation: ActivationFunction, _ sums: Vector) -> Vector {
    activation == .tanh ? hyperbolicTangent(sums) : sigmoid(sums)
}

/// Multiplies errors by the derivative of the activation, which all of them can tell from their output.
@inline(__always)
func passBack(_ errors: Vector, through activation: ActivationFunction, output: Vector) -> Vector {
    switch activation {
    case .identity: errors
    case .relu: Vector.zero.replacing(with: errors, where: output .> 0)
    case .sigmoid: errors * (output * (1 - output))
    case .tanh: errors * multiplyAdd(-output, output, Vector(repeating: 1))
    }
}

/// 1 / (1 + e⁻ˣ), from e^−|x|, which cannot overflow.
@inline(__always)
func sigmoid(_ x: Vector) -> Vector {
    let isNegative = x .< 0
    let e = exponential(x.replacing(with: -x, where: x .> 0))
    let result = Vector(repeating: 1) / (1 + e)
    return result.replacing(with: e * result, where: isNegative)
}

/// (1 − e^−2|x|) / (1 + e^−2|x|), with the sign of x; to within 2⁻²³.
@inline(__always)
func hyperbolicTangent(_ x: Vector) -> Vector {
    let isPositive = x .> 0
    let e = exponential(2 * x.replacing(with: -x, where: isPositive))
    let result = (e - 1) / (e + 1)
    return result.replacing(with: -result, where: isPositive)
}
