/// What training makes small.
public enum Loss: String, CaseIterable, Sendable {
    /// −log p[label].
    case crossEntropy = "crossentropy"
    /// The mean over the classes of (p − one-hot label)².
    case meanSquaredError = "mse"
}
