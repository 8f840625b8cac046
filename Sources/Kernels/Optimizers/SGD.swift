import KernelTypes

/// Plain stochastic gradient descent: `w − rate · g`.
@inline(__always)
func descended(_ values: Vector, _ gradient: Vector, _ step: GradientStep) -> Vector {
    multiplyAdd(Vector(repeating: -step.rate), gradient, values)
}
