import NeuralNetwork

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

extension Console {
    /// The most threads that a command uses.
    static let maximumThreads = 64

    /// How a network computes here: on `threads` threads, but no more than there are cores, with the instruction set that
    /// `MNIST_ISA` names, or the fastest.
    ///
    /// Threads that have to take turns would wait for each other at every step: four on two cores take twice as long as two.
    func execution(threads: Int? = nil) throws(UsageError) -> ExecutionOptions {
        let cores = min(ProcessInfo.processInfo.activeProcessorCount, Self.maximumThreads)
        do {
            return ExecutionOptions(
                threads: min(threads ?? cores, cores), instructionSet: try .chosen(named: environment["MNIST_ISA"]))
        } catch {
            throw .environment("MNIST_ISA: \(error)")
        }
    }
}
