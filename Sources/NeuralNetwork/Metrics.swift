/// How well a network did on some samples.
public struct Metrics: Sendable, Equatable {
    /// The share of samples whose most probable class was their label, 0 to 1.
    public var accuracy: Double
    /// The mean of what training makes small; for the cross-entropy, −log p[label], in nats.
    public var loss: Double

    /// Makes metrics from their two numbers.
    public init(accuracy: Double, loss: Double) {
        self.accuracy = accuracy
        self.loss = loss
    }
}

/// The sums behind running metrics, over the samples seen so far.
struct RunningMetrics {
    /// The number of samples seen.
    private(set) var samples = 0
    /// The number of them that were classified correctly.
    private(set) var correct = 0
    /// The sum of their losses.
    private(set) var loss = 0.0

    /// Adds one sample.
    mutating func add(loss: Float, isCorrect: Bool) {
        samples += 1
        correct += isCorrect ? 1 : 0
        self.loss += Double(loss)
    }

    /// The means over all samples seen.
    var means: Metrics { Metrics(accuracy: Double(correct) / Double(samples), loss: loss / Double(samples)) }
}
