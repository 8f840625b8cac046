import Foundation

/// What came of running a program.
struct ChildProcess {
    /// The time from its start to its end.
    let seconds: Double
    /// The most memory that it had at once, in bytes.
    let peakMemory: Int

    /// Runs a program without input and without output, and waits for its end.
    ///
    /// Foundation's `Process` does not tell how much memory was used; the system does, when asked by `wait4`.
    /// Throws if the program cannot be started or fails.
    static func run(_ program: String, _ arguments: [String]) throws(ChildProcessError) -> ChildProcess {
        let null = open("/dev/null", O_RDWR)
        defer { close(null) }
        #if canImport(Darwin)
            var actions: posix_spawn_file_actions_t?
        #else
            var actions = posix_spawn_file_actions_t()
        #endif
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        for stream in [STDIN_FILENO, STDOUT_FILENO] { posix_spawn_file_actions_adddup2(&actions, null, stream) }

        var words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }

        var process = pid_t()
        var status: Int32 = 0
        var usage = rusage()
        let start = ContinuousClock.now
        guard posix_spawn(&process, program, &actions, nil, &words, environ) == 0 else {
            throw ChildProcessError(command: [program] + arguments, status: nil)
        }
        while wait4(process, &status, 0, &usage) == -1, errno == EINTR {}
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        guard status == 0 else { throw ChildProcessError(command: [program] + arguments, status: status) }

        return ChildProcess(seconds: seconds, peakMemory: usage.peakMemory)
    }

    /// The most memory that this process had at once so far, in bytes.
    ///
    /// Linux counts it to a process that is started from this one, until that has its own memory.
    static var ownPeakMemory: Int {
        var usage = rusage()
        #if os(Linux)
            let itself = __rusage_who_t(RUSAGE_SELF.rawValue)
        #else
            let itself = RUSAGE_SELF
        #endif
        getrusage(itself, &usage)
        return usage.peakMemory
    }
}

extension rusage {
    /// The most memory at once, in bytes: Linux counts in units of 1,024 bytes, the others in bytes.
    fileprivate var peakMemory: Int {
        #if os(Linux)
            ru_maxrss * 1024
        #else
            ru_maxrss
        #endif
    }
}

/// A program that could not be run to its end.
struct ChildProcessError: Error, CustomStringConvertible {
    /// The program and its arguments.
    let command: [String]
    /// How it ended, as the system tells; nil if it never began.
    let status: Int32?

    /// What went wrong.
    var description: String {
        let command = command.joined(separator: " ")
        guard let status else { return "'\(command)' could not be started." }
        return "'\(command)' failed with status \(status); its message is above."
    }
}
