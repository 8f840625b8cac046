/// Measures several things in turns, round by round, so that a machine that slows down or speeds up meanwhile does the
/// same to all of them; returns the median of each.
func interleaved<Job>(_ jobs: [Job], rounds: Int, _ measure: (Job) throws -> [Double]) rethrows -> [Double] {
    var results = [[Double]](repeating: [], count: jobs.count)
    for _ in 0..<rounds {
        for (position, job) in jobs.enumerated() { results[position] += try measure(job) }
    }
    return results.map(\.median)
}

/// Returns the seconds that `body` takes.
func seconds(_ body: () throws -> Void) rethrows -> Double {
    try ContinuousClock().measure(body) / .seconds(1)
}

extension [Double] {
    /// The number in the middle, or the mean of the two in the middle.
    var median: Double {
        let sorted = sorted()
        return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2
    }
}
