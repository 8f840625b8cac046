import KernelTypes

/// Momentum: `v ← momentum · v − rate · g`, then `w + v`.
///
/// Source: Polyak, "Some methods of speeding up the convergence of iteration methods", 1964; in Keras's form.
@inline(__always)
func movedByMomentum(
    _ values: Vector, _ gradient: Vector, _ block: ParameterBlock, _ step: GradientStep
) -> Vector {
    values + accelerated(gradient, block, step)
}

/// Nesterov's momentum: the velocity is updated alike, then applied as it will be one step on.
///
/// `v ← momentum · v − rate · g`, then `w + momentum · v − rate · g`. Source: Nesterov, "A method for solving the convex
/// programming problem with convergence rate O(1/k²)", 1983; in the form of Keras.
@inline(__always)
func movedByNesterov(
    _ values: Vector, _ gradient: Vector, _ block: ParameterBlock, _ step: GradientStep
) -> Vector {
    let velocity = accelerated(gradient, block, step)
    return multiplyAdd(Vector(repeating: step.velocityDecay), velocity, descended(values, gradient, step))
}

/// Updates the velocity and returns it.
@inline(__always)
private func accelerated(_ gradient: Vector, _ block: ParameterBlock, _ step: GradientStep) -> Vector {
    let kept = load(block.velocity) * Vector(repeating: step.velocityDecay)
    return remember(multiplyAdd(Vector(repeating: -step.rate), gradient, kept), block.velocity)
}
