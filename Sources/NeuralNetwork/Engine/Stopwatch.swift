#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// What a thread does in a pass, told apart by a `Stopwatch`.
package enum Phase: Int, CaseIterable, Sendable {
    /// List the ink of the next chunk.
    case tabulate
    /// The dense layers forward, and the exchange of activations between them.
    case forwardLayers
    /// The output layer forward.
    case forwardOutput
    /// Wait for the other threads.
    case wait
    /// Softmax, losses and predictions.
    case classify
    /// Errors, and the output layer backward with its update.
    case backwardOutput
    /// The dense layers backward with their update.
    case backwardLayers
    /// Metrics, events, and what an epoch begins and ends with.
    case report
}

/// Adds up the time that one thread spends in each phase.
///
/// One thread uses it; others read it when that thread has finished.
package final class Stopwatch: @unchecked Sendable {
    /// The nanoseconds spent in each phase, `[Phase.allCases]`.
    private var nanoseconds = [Int](repeating: 0, count: Phase.allCases.count)
    /// What the thread does now; nil before it begins.
    private var current: Phase?
    /// When it began to, in nanoseconds of a clock that only runs forward.
    private var start = 0

    /// Makes a stopwatch that has not begun.
    package init() {}

    /// Ends the phase before, and begins this one.
    package func enter(_ phase: Phase) {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        let now = Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
        if let current { nanoseconds[current.rawValue] += now - start }
        current = phase
        start = now
    }

    /// The seconds spent in a phase that has ended.
    package func seconds(_ phase: Phase) -> Double { Double(nanoseconds[phase.rawValue]) * 1e-9 }
}

extension Stopwatch: Equatable {
    /// Whether two are the same one.
    package static func == (left: Stopwatch, right: Stopwatch) -> Bool { left === right }
}
