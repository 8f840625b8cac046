/// The parameters of one dense layer: `output = input · kernel + bias`.
public struct Dense: Sendable, Equatable {
    /// The number of values that the layer reads per sample.
    public let inputs: Int
    /// The number of values that the layer computes per sample.
    public let units: Int
    /// The weights, `[inputs][units]`, row-major, as Keras keeps them.
    public var kernel: [Float]
    /// The value that each unit starts from, `[units]`.
    public var bias: [Float]

    /// Makes a layer from its parameters: `kernel` is `[inputs][units]`, `bias` is `[units]`.
    public init(inputs: Int, units: Int, kernel: [Float], bias: [Float]) {
        precondition(inputs > 0 && units > 0, "a dense layer has at least one input and one unit")
        precondition(kernel.count == inputs * units, "the kernel is [inputs][units]")
        precondition(bias.count == units, "the bias is [units]")
        self.inputs = inputs
        self.units = units
        self.kernel = kernel
        self.bias = bias
    }

    /// The number of parameters: one weight per pair of input and unit, one bias per unit.
    public var parameterCount: Int { kernel.count + bias.count }
}
