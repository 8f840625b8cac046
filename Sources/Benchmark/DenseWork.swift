/// The arithmetic of training 784-512-10 as if nothing were zero, which is what others compute and what rates are
/// counted by.
///
/// Each weight is multiplied and added (two operations) once per sample on the way forward, once for its gradient, and
/// once to carry the error back; but nothing is carried back to the inputs. Biases, softmax and the update count nothing.
enum DenseWork {
    /// The weights into the hidden layer.
    static let firstWeights = 784 * 512
    /// The weights into the output layer.
    static let outputWeights = 512 * 10

    /// The operations per sample of training.
    static let operationsPerSample = Double(4 * firstWeights + 6 * outputWeights)
    /// The operations per sample on the way forward.
    static let forwardOperationsPerSample = Double(2 * (firstWeights + outputWeights))

    /// The count for people.
    static var account: String {
        let weights = Double(firstWeights + outputWeights).grouped(0)
        let epoch = (operationsPerSample * 60_000 * 1e-9).fixed(1)
        return """
            \(epoch) GFLOP per epoch if dense: 60,000 × (6 × \(weights) weights − 2 × \
            \(Double(firstWeights).grouped(0)),
                      as no error is carried back to the inputs). GFLOP/s below are counted by this.
            """
    }
}
