import Kernels
import KernelsAVX2
import KernelsAVX512

/// The kernels of one instruction set.
///
/// What each computes, and the shapes, is said where it is written, in `Kernels`.
protocol KernelSet {
    static var shardWidth: Int { get }

    static func tabulateSamples(
        groups: Range<Int>, samples: Int, inputs: Int, pixels: UnsafePointer<UInt8>, order: UnsafePointer<UInt32>,
        scale: UnsafePointer<Float>, stride: Int, counts: UnsafeMutablePointer<Int32>,
        indexes: UnsafeMutablePointer<UInt32>, values: UnsafeMutablePointer<Float>)

    static func tabulateInputs(
        groups: Range<Int>, samples: Int, inputs: Int, pixels: UnsafePointer<UInt8>, order: UnsafePointer<UInt32>,
        scale: UnsafePointer<Float>, stride: Int, counts: UnsafeMutablePointer<Int32>,
        indexes: UnsafeMutablePointer<UInt32>, values: UnsafeMutablePointer<Float>)

    static func forwardFirstLayer(
        groups: Int, counts: UnsafePointer<Int32>, indexes: UnsafePointer<UInt32>, values: UnsafePointer<Float>,
        stride: Int, kernel: UnsafePointer<Float>, bias: UnsafePointer<Float>, rectifies: Bool,
        outputs: UnsafeMutablePointer<Float>)

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

    static func backwardHiddenUnits(
        samples: Int, classes: Int, errors: UnsafePointer<Float>, kernel: UnsafePointer<Float>,
        activations: UnsafePointer<Float>, transposed: UnsafeMutablePointer<Float>,
        deltas: UnsafeMutablePointer<Float>)

    static func backwardOutputLayer(
        samples: Int, activations: UnsafePointer<Float>, errors: UnsafePointer<Float>, rate: Float,
        continues: Bool, applies: Bool, gradient: UnsafeMutablePointer<Float>, kernel: UnsafeMutablePointer<Float>)

    static func backwardOutputBias(
        samples: Int, errors: UnsafePointer<Float>, rate: Float, continues: Bool, applies: Bool,
        gradient: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>)

    static func backwardFirstLayer(
        groups: Int, counts: UnsafePointer<Int32>, indexes: UnsafePointer<UInt32>, values: UnsafePointer<Float>,
        stride: Int, deltas: UnsafePointer<Float>, rate: Float, continues: Bool, applies: Bool,
        gradient: UnsafeMutablePointer<Float>, kernel: UnsafeMutablePointer<Float>)

    static func backwardFirstBias(
        samples: Int, deltas: UnsafePointer<Float>, rate: Float, continues: Bool, applies: Bool,
        gradient: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>)
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
