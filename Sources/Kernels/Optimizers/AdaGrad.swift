import KernelTypes

/// AdaGrad: `s ← s + g²`, then `w − rate · g / √(s + ε)`.
///
/// Source: Duchi, Hazan and Singer, "Adaptive subgradient methods for online learning and stochastic optimization", JMLR
/// 12, 2011; in Keras's form, where ε stands under the root.
@inline(__always)
func movedByAdaGrad(
    _ values: Vector, _ gradient: Vector, _ block: ParameterBlock, _ step: GradientStep
) -> Vector {
    let squares = multiplyAdd(gradient, gradient, load(block.squares))
    store(squares, block.squares)
    let root = squareRoot(squares + Vector(repeating: step.epsilon))
    return values - Vector(repeating: step.rate) * gradient / root
}
