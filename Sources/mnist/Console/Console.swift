#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The program's surroundings: where it prints, what time it is, what the environment variables say.
final class Console {
    /// Takes the results.
    let output: TextOutput
    /// Takes errors, notes and the progress of downloads.
    let errors: TextOutput
    /// The environment variables.
    let environment = Environment()
    /// The moment from which time is counted.
    private let start = ContinuousClock.now

    /// Connects to the standard streams of the process.
    init() {
        // A stream that the caller closed (`>&-`) leads nowhere, lest the next file to be opened take its number and
        // results be printed into a model.
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) == -1 {
            _ = open("/dev/null", O_RDWR)
        }
        output = TextOutput(descriptor: STDOUT_FILENO, environment: environment)
        errors = TextOutput(descriptor: STDERR_FILENO, environment: environment)
    }

    /// The seconds since the program started; never goes back.
    var seconds: Double { (ContinuousClock.now - start) / .seconds(1) }

    /// Prints a line of the result.
    func print(_ line: String) { output.write(line + "\n") }

    /// Prints a remark that is no part of the result.
    func note(_ text: String) { errors.write("Note: \(text)\n") }

    /// Prints why the program cannot go on.
    func report(_ error: any Error) { errors.write("Error: \(error)\n") }

    /// A progress bar on standard output; nil when none is wanted.
    func progressBar(target: Int, _ verbosity: Verbosity) -> ProgressBar? {
        switch verbosity {
        case .silent: nil
        case .bar: progressBar(target: target, unit: .steps, on: output)
        case .line: ProgressBar(target: target, display: .summary, clock: { self.seconds }, write: output.write)
        }
    }

    /// A progress bar for a file of `size` bytes that is being fetched, on standard error.
    func downloadBar(size: Int) -> ProgressBar {
        progressBar(target: size, unit: .bytes, on: errors)
    }

    /// A progress bar that suits the stream.
    private func progressBar(target: Int, unit: ProgressBar.Unit, on stream: TextOutput) -> ProgressBar {
        ProgressBar(
            target: target, unit: unit, display: stream.isTerminal ? .live(color: stream.hasColor) : .finishedLine,
            columns: { stream.columns }, clock: { self.seconds }, write: stream.write)
    }
}
