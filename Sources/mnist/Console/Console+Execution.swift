import NeuralNetwork

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Console {
    /// The most threads that a command uses.
    static let maximumThreads = 64

    /// How a network computes here: on `threads` threads, or one for each core, with the instruction set that
    /// `MNIST_ISA` names, or the fastest.
    func execution(threads: Int? = nil) throws(UsageError) -> ExecutionOptions {
        let cores = min(ProcessInfo.processInfo.activeProcessorCount, Self.maximumThreads)
        do {
            return ExecutionOptions(
                threads: threads ?? cores, instructionSet: try .chosen(named: environment["MNIST_ISA"]))
        } catch {
            throw .environment("MNIST_ISA: \(error)")
        }
    }
}
