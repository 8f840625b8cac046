import KernelTypes

/// RMSprop: `s ← ρ · s + (1 − ρ) · g²`, then `w − rate · g / √(s + ε)`.
///
/// Source: Tieleman and Hinton, "Lecture 6.5", Coursera, 2012; in Keras's form, where ε stands under the root.
@inline(__always)
func movedByRMSprop(
    _ values: Vector, _ gradient: Vector, _ block: ParameterBlock, _ step: GradientStep
) -> Vector {
    let kept = load(block.squares) * Vector(repeating: step.squaresDecay)
    let squares = remember(
        multiplyAdd(Vector(repeating: step.squaresGain) * gradient, gradient, kept), block.squares)
    let root = squareRoot(squares + Vector(repeating: step.epsilon))
    return values - Vector(repeating: step.rate) * gradient / root
}
