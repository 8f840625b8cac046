import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The wish to stop: Ctrl-C, `kill`, or the terminal's window being closed.
enum Interruption {
    /// The first signal that arrived; 0 while none has.
    private static let received = Atomic<Int32>(0)

    /// The signal that asked the program to stop; nil while none has.
    static var signal: Int32? {
        let signal = received.load(ordering: .relaxed)
        return signal == 0 ? nil : signal
    }

    /// From now on the first signal is only noted, so that work can stop in good order; a second one exits at once.
    static func listen() {
        // The variable must exist before the handler runs: a handler may not wait for its initialisation.
        received.store(0, ordering: .relaxed)
        for number in [SIGINT, SIGTERM, SIGHUP] {
            let previous = onSignal(number) { number in
                // `exchange`, `_exit`: nothing here that is forbidden in a signal handler.
                if Interruption.received.exchange(number, ordering: .relaxed) != 0 { _exit(128 + number) }
            }
            // A signal that was ignored at the start stays ignored: so `nohup` lets a program outlive its terminal, and a
            // script's `&` lets it go on when Ctrl-C ends another.
            if unsafeBitCast(previous, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self) {
                _ = onSignal(number, previous)
            }
        }
    }

    /// Sets what signals do that nobody sends on purpose, whatever the program that started this one has set.
    static func prepare() {
        // Writing to a closed pipe fails with an error instead of ending the program, which may have a model to save.
        _ = onSignal(SIGPIPE, SIG_IGN)
        // The system keeps how a program ended that was started to download.
        _ = onSignal(SIGCHLD, SIG_DFL)
    }
}

/// What a program does on a signal; nil stands for what the operating system does by itself.
private typealias SignalHandler = @convention(c) (Int32) -> Void

/// Sets what happens on a signal and returns what happened before: `signal`, whose name a property above hides.
private func onSignal(_ number: Int32, _ handler: SignalHandler?) -> SignalHandler? {
    signal(number, handler)
}
