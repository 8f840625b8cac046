import KernelTypes

/// Some parameters in memory, with the room that training needs for each: gradient, velocity and squares.
///
/// What a run does not use is never touched, and so takes no memory.
final class ParameterArray {
    /// The parameters.
    private let values: AlignedBuffer<Float>
    /// The gradient of a batch that comes in several chunks.
    private let gradient: AlignedBuffer<Float>
    /// What some optimizers remember of past gradients.
    private let velocity: AlignedBuffer<Float>
    /// What some optimizers remember of past squared gradients.
    private let squares: AlignedBuffer<Float>

    /// Makes `count` parameters, all zero; `initialSquares` is what the optimizer's squares start from.
    init(count: Int, initialSquares: Float) {
        values = AlignedBuffer(count: count)
        gradient = AlignedBuffer(count: count)
        velocity = AlignedBuffer(count: count)
        squares = AlignedBuffer(count: count)
        if initialSquares != 0 { squares.pointer.update(repeating: initialSquares, count: count) }
    }

    /// The parameters from a position on.
    func block(from position: Int) -> ParameterBlock {
        ParameterBlock(
            values: values.pointer + position, gradient: gradient.pointer + position,
            velocity: velocity.pointer + position, squares: squares.pointer + position)
    }
}
