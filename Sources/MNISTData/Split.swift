/// The two halves of a data set: pictures to learn from, and pictures never seen while learning.
public enum Split: String, CaseIterable, Sendable {
    /// The 60,000 pictures a network is trained on.
    case train

    /// The 10,000 pictures it is judged by.
    case test
}
