/// Some parameters, with the memory that belongs to each of them: four arrays of the same shape.
public struct ParameterBlock {
    /// The parameters themselves.
    public let values: UnsafeMutablePointer<Float>
    /// The gradient of a batch that comes in several chunks, while it adds up.
    public let gradient: UnsafeMutablePointer<Float>
    /// What the optimizer remembers of past gradients: velocity or first moment.
    public let velocity: UnsafeMutablePointer<Float>
    /// What the optimizer remembers of past squared gradients: accumulator or second moment.
    public let squares: UnsafeMutablePointer<Float>

    /// Views the four arrays of some parameters.
    @inlinable
    public init(
        values: UnsafeMutablePointer<Float>, gradient: UnsafeMutablePointer<Float>,
        velocity: UnsafeMutablePointer<Float>, squares: UnsafeMutablePointer<Float>
    ) {
        self.values = values
        self.gradient = gradient
        self.velocity = velocity
        self.squares = squares
    }

    /// The same arrays from a later parameter on.
    @inlinable
    public static func + (block: ParameterBlock, offset: Int) -> ParameterBlock {
        ParameterBlock(
            values: block.values + offset, gradient: block.gradient + offset, velocity: block.velocity + offset,
            squares: block.squares + offset)
    }
}
