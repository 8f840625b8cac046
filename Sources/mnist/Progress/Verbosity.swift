/// How much a command shows of its progress; the numbers are those of Keras.
enum Verbosity: String, CaseIterable {
    /// Nothing.
    case silent = "0"
    /// A progress bar.
    case bar = "1"
    /// One line when the work is done.
    case line = "2"
}
