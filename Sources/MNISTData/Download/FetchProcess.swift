import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A run of `mnist-fetch`, whose output is read as it arrives; it is stopped when nobody refers to it any more.
final class FetchProcess {
    /// The number by which the operating system knows it.
    private let identifier: pid_t
    /// What it writes to standard output, and to standard error.
    private let output, errors: Pipe
    /// Whether nobody has waited for its end yet.
    private var isRunning = true

    /// Starts to fetch what is at an address.
    ///
    /// Throws if the program is not there or cannot be started.
    static func start(_ program: FetchProgram, _ address: String) throws(TransferError) -> FetchProcess {
        let (output, errors, identifier) = try starting.withLock { _ throws(TransferError) in
            let (output, errors) = (Pipe(), Pipe())
            return (output, errors, try spawn(program, address, output, errors))
        }
        // Reading comes to an end only when nobody can write any more.
        output.closeWriting()
        errors.closeWriting()
        return FetchProcess(identifier: identifier, output: output, errors: errors)
    }

    /// Held while a program starts, lest it inherits the new pipes of another that starts at the same time.
    private static let starting = Mutex(())

    /// Starts the program with nothing to read and with these pipes to write to.
    private static func spawn(
        _ program: FetchProgram, _ address: String, _ output: Pipe, _ errors: Pipe
    ) throws(TransferError) -> pid_t {
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output.writing, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, errors.writing, STDERR_FILENO)
        let words = [strdup(program.path), strdup(address), nil]
        defer { for word in words { free(word) } }
        var identifier = pid_t()
        let code = posix_spawn(&identifier, program.path, &actions, nil, words, environ)
        guard code == 0 else { throw .notStarted(program: program.path, reason: String(cString: strerror(code))) }
        return identifier
    }

    /// Takes charge of a program that runs.
    private init(identifier: pid_t, output: Pipe, errors: Pipe) {
        (self.identifier, self.output, self.errors) = (identifier, output, errors)
    }

    deinit {
        guard isRunning else { return }
        kill(identifier, SIGKILL)
        _ = waitForStatus()
    }

    /// Waits for the next piece of the output: empty at its end, nil if nothing arrives in time.
    func read(within duration: Duration) -> [UInt8]? {
        let clock = ContinuousClock()
        let deadline = clock.now + duration
        while true {
            var request = pollfd(fd: output.reading, events: Int16(POLLIN), revents: 0)
            let patience = max(.zero, deadline - clock.now) / .milliseconds(1)
            switch poll(&request, 1, Int32(patience.rounded(.up))) {
            case 0: return nil
            case 1: return output.read()
            default: break  // A signal came in between.
            }
        }
    }

    /// Waits for the end: the first line on standard error, and the exit status; nil if it was stopped.
    func wait() -> (reason: String, status: Int32?) {
        var reason: [UInt8] = []
        while true {
            let piece = errors.read()
            if piece.isEmpty { break }
            reason += piece
        }
        let status = waitForStatus()
        let line = String(decoding: reason.split(separator: UInt8(ascii: "\n")).first ?? [], as: UTF8.self)
        return (line, status & 0x7f == 0 ? status >> 8 & 0xff : nil)
    }

    /// Waits for the end: how it ended, as the operating system tells.
    private func waitForStatus() -> Int32 {
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) == -1, errno == EINTR {}
        isRunning = false
        return status
    }
}
