import KernelTypes

/// Stores what an optimizer remembers of past gradients, and returns it: zero where it has all but faded away.
@inline(__always)
func remember(_ numbers: Vector, _ address: UnsafeMutablePointer<Float>) -> Vector {
    let remembered = flushed(numbers, below: 0x1p-100)
    store(remembered, address)
    return remembered
}

/// Ends the sum of one vector of a gradient: moves the parameters, or keeps the sum for the batch's next chunk.
@inline(__always)
func finish(_ gradient: Vector, _ block: ParameterBlock, _ step: GradientStep) {
    guard step.applies else {
        store(gradient, block.gradient)
        return
    }
    let values = load(block.values) * Vector(repeating: step.retention)
    switch step.rule {
    case .sgd: store(descended(values, gradient, step), block.values)
    case .momentum: store(movedByMomentum(values, gradient, block, step), block.values)
    case .nesterov: store(movedByNesterov(values, gradient, block, step), block.values)
    case .adagrad: store(movedByAdaGrad(values, gradient, block, step), block.values)
    case .rmsprop: store(movedByRMSprop(values, gradient, block, step), block.values)
    case .adam: store(movedByAdam(values, gradient, block, step), block.values)
    }
}

/// Whether a parameter without gradient neither moves nor changes what is remembered of it.
@inline(__always)
func isIdle(_ step: GradientStep) -> Bool {
    if step.continues || !step.applies || step.retention != 1 { return false }
    return step.rule == .sgd || step.rule == .adagrad
}
