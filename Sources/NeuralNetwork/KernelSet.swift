import KernelTypes
import Kernels
import KernelsAVX2
import KernelsAVX512

/// The kernels of one instruction set.
///
/// What each computes, and the shapes, is said where it is written, in `Kernels`.
protocol KernelSet {
    static var shardWidth: Int { get }

    static func markInk(
        samples: Range<Int>, inputs: Int, pixels: UnsafePointer<UInt8>, marks: UnsafeMutablePointer<UInt64>)

    static func markBlocks(
        samples: Range<Int>, blocks: InputBlocks, pixels: UnsafePointer<UInt8>, marks: UnsafeMutablePointer<UInt64>)

    static func prefetch(samples: Range<Int>, batch: PixelBatch)

    static func tabulateSamples(groups: Range<Int>, batch: PixelBatch, table: InkTable)

    static func tabulateInputs(groups: Range<Int>, batch: PixelBatch, blocks: InputBlocks, table: InkTable)

    static func tabulateSamples(
        groups: Range<Int>, activations: UnsafePointer<Float>, shardStride: Int, table: InkTable)

    static func tabulateUnits(
        groups: Range<Int>, samples: Int, activations: UnsafePointer<Float>, shardStride: Int, table: InkTable)

    static func forwardLayer(
        groups: Int, inputs: InkTable, kernel: UnsafePointer<Float>, bias: UnsafePointer<Float>, units: Int,
        activation: ActivationFunction, outputs: UnsafeMutablePointer<Float>)

    static func forwardOutputLayer(
        samples: Int, activations: UnsafePointer<Float>, kernel: UnsafePointer<Float>, start: UnsafePointer<Float>,
        scores: UnsafeMutablePointer<Float>)

    static func softmaxCrossEntropy(
        samples: Int, classes: Int, shards: Int, shardStride: Int, scores: UnsafePointer<Float>,
        labels: UnsafePointer<UInt8>, probabilities: UnsafeMutablePointer<Float>, losses: UnsafeMutablePointer<Float>,
        predictions: UnsafeMutablePointer<UInt8>)

    static func crossEntropyErrors(
        samples: Int, batch: Float, probabilities: UnsafePointer<Float>, labels: UnsafePointer<UInt8>,
        errors: UnsafeMutablePointer<Float>)

    static func squaredErrorLosses(
        samples: Int, classes: Int, probabilities: UnsafePointer<Float>, labels: UnsafePointer<UInt8>,
        losses: UnsafeMutablePointer<Float>)

    static func squaredErrorErrors(
        samples: Int, classes: Int, batch: Float, probabilities: UnsafePointer<Float>, labels: UnsafePointer<UInt8>,
        errors: UnsafeMutablePointer<Float>)

    static func backwardHiddenUnits(
        samples: Int, classes: Int, errors: UnsafePointer<Float>, kernel: UnsafePointer<Float>,
        activations: UnsafePointer<Float>, activation: ActivationFunction, transposed: UnsafeMutablePointer<Float>,
        deltas: UnsafeMutablePointer<Float>)

    static func backwardOutputLayer(
        samples: Int, activations: UnsafePointer<Float>, errors: UnsafePointer<Float>, kernel: ParameterBlock,
        step: GradientStep)

    static func backwardOutputBias(
        samples: Int, errors: UnsafePointer<Float>, bias: ParameterBlock, step: GradientStep)

    static func backwardLayer(
        inputs: InkTable, blocks: InputBlocks, deltas: UnsafePointer<Float>, kernel: ParameterBlock, step: GradientStep)

    static func backwardBias(
        samples: Int, deltas: UnsafePointer<Float>, bias: ParameterBlock, step: GradientStep)

    static func backwardInputs(
        groups: Int, inputs: Int, deltas: UnsafePointer<Float>, kernel: UnsafePointer<Float>,
        transposed: UnsafeMutablePointer<Float>, sums: UnsafeMutablePointer<Float>, sumsStride: Int)

    static func gatherDeltas(
        samples: Int, shards: Int, shardStride: Int, sums: UnsafePointer<Float>, activations: UnsafePointer<Float>,
        activation: ActivationFunction, deltas: UnsafeMutablePointer<Float>)
}

extension Kernels.SIMDKernels: KernelSet {}
extension KernelsAVX2.SIMDKernels: KernelSet {}
extension KernelsAVX512.SIMDKernels: KernelSet {}

extension InstructionSet {
    /// The kernels compiled for this instruction set.
    var kernels: any KernelSet.Type {
        switch self {
        case .baseline: Kernels.SIMDKernels.self
        case .avx2: KernelsAVX2.SIMDKernels.self
        case .avx512: KernelsAVX512.SIMDKernels.self
        }
    }
}
