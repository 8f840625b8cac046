import Dispatch
import Kernels
import KernelsAVX2
import KernelsAVX512
import NeuralNetwork

extension Laboratory {
    /// Returns the most float32 operations per second that some threads can do, all operands in registers.
    ///
    /// A multiply-add is two operations. With more threads than processors, all processors are what counts.
    func peakRate(_ set: InstructionSet, threads: Int) -> Double {
        let threads = min(threads, processors)
        let rounds = isQuick ? 2_000_000 : 5_000_000
        var operations = 0.0
        let seconds = seconds {
            let counts = ParallelCounts(threads)
            DispatchQueue.concurrentPerform(iterations: threads) { thread in
                counts.pointer[thread] = set.multiplyAddInRegisters(rounds: rounds)
            }
            operations = counts.sum * 2
        }
        return operations / seconds
    }
}

/// One number per thread.
private final class ParallelCounts: @unchecked Sendable {
    /// The numbers, `[count]`.
    let pointer: UnsafeMutablePointer<Int>
    /// How many there are.
    private let count: Int

    /// Makes zeros.
    init(_ count: Int) {
        self.count = count
        pointer = .allocate(capacity: count)
        pointer.initialize(repeating: 0, count: count)
    }

    deinit {
        pointer.deallocate()
    }

    /// The sum of all.
    var sum: Double { UnsafeBufferPointer(start: pointer, count: count).reduce(0) { $0 + Double($1) } }
}

extension InstructionSet {
    /// Multiplies and adds in registers, and returns how often.
    fileprivate func multiplyAddInRegisters(rounds: Int) -> Int {
        // Numbers whose sums neither grow out of bounds nor become denormal.
        withUnsafeTemporaryAllocation(of: Float.self, capacity: 16) { sums in
            sums.initialize(repeating: 0.5)
            guard let address = sums.baseAddress else { return 0 }
            return switch self {
            case .baseline: Kernels.SIMDKernels.multiplyAddInRegisters(rounds: rounds, sums: address)
            case .avx2: KernelsAVX2.SIMDKernels.multiplyAddInRegisters(rounds: rounds, sums: address)
            case .avx512: KernelsAVX512.SIMDKernels.multiplyAddInRegisters(rounds: rounds, sums: address)
            }
        }
    }
}
