import CCPUFeatures

/// An instruction set that the kernels are compiled for.
///
/// All of them compute the same bits; they differ in speed.
public enum InstructionSet: String, CaseIterable, Sendable {
    /// What every processor of the architecture has: SSE2 on x86-64, NEON on arm64.
    case baseline
    /// AVX2 with fused multiply-add: x86-64-v3.
    case avx2
    /// AVX-512: x86-64-v4.
    case avx512

    /// Those that this processor and operating system can run, slowest first.
    public static let supported: [InstructionSet] = {
        var sets: [InstructionSet] = [.baseline]
        if cpuSupportsAVX2() { sets.append(.avx2) }
        if cpuSupportsAVX512() { sets.append(.avx512) }
        return sets
    }()

    /// Returns the instruction set of that name, or without a name the fastest that is supported.
    ///
    /// Throws `InstructionSetError` when the name is unknown, or the processor lacks the instruction set.
    public static func chosen(named name: String?) throws(InstructionSetError) -> InstructionSet {
        guard let name else { return supported[supported.count - 1] }
        guard let set = InstructionSet(rawValue: name) else { throw .unknown(name) }
        guard supported.contains(set) else { throw .unsupported(set) }
        return set
    }
}

/// Why an instruction set cannot be used.
public enum InstructionSetError: Error, Equatable, Sendable, CustomStringConvertible {
    /// No instruction set has that name.
    case unknown(String)
    /// The processor or the operating system does not allow it.
    case unsupported(InstructionSet)

    /// What was asked for and what there is.
    public var description: String {
        let supported = InstructionSet.supported.map(\.rawValue).joined(separator: ", ")
        return switch self {
        case .unknown(let name): "there is no instruction set '\(name)'; this machine runs: \(supported)."
        case .unsupported(let set): "this machine cannot run \(set.rawValue); it runs: \(supported)."
        }
    }
}
