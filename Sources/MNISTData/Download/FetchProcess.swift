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
    /// Whether nothing more can come from one or the other.
    private var outputHasEnded = false, errorsHaveEnded = false
    /// What it has written to standard error.
    private var remarks: [UInt8] = []
    /// Whether nobody has waited for its end yet.
    private var isRunning = true

    /// Starts to fetch what is at an address.
    ///
    /// Throws if the program is not there or cannot be started.
    static func start(_ program: FetchProgram, _ address: String) throws(TransferError) -> FetchProcess {
        let process = starting.withLock { _ in Result { () throws(SystemError) in try spawn(program, address) } }
        do {
            return try process.get()
        } catch {
            throw .notStarted(program: program.path, reason: error.description)
        }
    }

    /// Held while a program starts, lest it inherits the new pipes of another that starts at the same time.
    private static let starting = Mutex(())

    /// Starts the program with nothing to read and with two pipes to write to.
    private static func spawn(_ program: FetchProgram, _ address: String) throws(SystemError) -> FetchProcess {
        let (output, errors) = (try Pipe(), try Pipe())
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
        let code = posix_spawnp(&identifier, program.path, &actions, nil, words, environ)
        guard code == 0 else { throw SystemError(code: code) }
        // Reading comes to an end only when nobody can write any more.
        output.closeWriting()
        errors.closeWriting()
        return FetchProcess(identifier: identifier, output: output, errors: errors)
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
        while !outputHasEnded || !errorsHaveEnded {
            // A number below zero is not waited for.
            var requests = [(output, outputHasEnded), (errors, errorsHaveEnded)].map { pipe, hasEnded in
                pollfd(fd: hasEnded ? -1 : pipe.reading, events: Int16(POLLIN), revents: 0)
            }
            let patience = max(.zero, deadline - clock.now) / .milliseconds(1)
            let count = poll(&requests, nfds_t(requests.count), Int32(patience.rounded(.up)))
            if count < 0, errno == EINTR { continue }
            if count <= 0 { return nil }
            if requests[0].revents != 0 {
                let piece = output.read()
                if !piece.isEmpty { return piece }
                outputHasEnded = true
            }
            // Read as it arrives: a program that cannot get rid of its remarks would stop.
            if requests[1].revents != 0 {
                let remark = errors.read()
                remarks += remark
                errorsHaveEnded = remark.isEmpty
            }
        }
        return []
    }

    /// Waits for the end, after that of the output: the last line on standard error, and the exit status; nil if it was
    /// stopped.
    func wait() -> (reason: String, status: Int32?) {
        // The last one is the program's own; what comes before is from libraries, or from the system's loader.
        let line = String(decoding: remarks.split(separator: UInt8(ascii: "\n")).last ?? [], as: UTF8.self)
        return (line, waitForStatus())
    }

    /// Waits for the end: the exit status, or nil if the program was stopped.
    private func waitForStatus() -> Int32? {
        isRunning = false
        var status: Int32 = 0
        while waitpid(identifier, &status, 0) == -1 {
            if errno != EINTR { return nil }
        }
        return status & 0x7f == 0 ? status >> 8 & 0xff : nil
    }
}
