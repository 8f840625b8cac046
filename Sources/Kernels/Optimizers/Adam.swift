import KernelTypes

/// Adam: `v ← v + (1 − β₁)(g − v)` and `s ← s + (1 − β₂)(g² − s)`, then `w − rate · v / (√s + ε)`.
///
/// `rate` comes with the correction of this step's moments, √(1 − β₂ᵗ) / (1 − β₁ᵗ). Source: Kingma and Ba, "Adam: a
/// method for stochastic optimization", ICLR 2015; in Keras's form.
@inline(__always)
func movedByAdam(
    _ values: Vector, _ gradient: Vector, _ block: ParameterBlock, _ step: GradientStep
) -> Vector {
    let oldVelocity = load(block.velocity)
    let velocity = remember(
        multiplyAdd(Vector(repeating: step.velocityGain), gradient - oldVelocity, oldVelocity), block.velocity)
    let oldSquares = load(block.squares)
    let difference = multiplyAdd(gradient, gradient, -oldSquares)
    let squares = remember(multiplyAdd(Vector(repeating: step.squaresGain), difference, oldSquares), block.squares)
    let root = squareRoot(squares) + Vector(repeating: step.epsilon)
    return values - Vector(repeating: step.rate) * velocity / root
}
