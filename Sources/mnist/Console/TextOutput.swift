#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A stream that the program writes text to: standard output or standard error.
final class TextOutput {
    /// Where the text goes.
    private let descriptor: Int32
    /// Whether a terminal that can move its cursor shows the text.
    let isTerminal: Bool
    /// Whether text may be coloured.
    let hasColor: Bool
    /// The code of the first error; nothing is written after it.
    private var failure: Int32?

    /// Writes to an open file descriptor.
    init(descriptor: Int32, environment: Environment) {
        self.descriptor = descriptor
        isTerminal = isatty(descriptor) == 1 && environment["TERM"] != "dumb"
        hasColor = isTerminal && environment["NO_COLOR"] == nil
    }

    /// What kept text from being written; nil when nothing did.
    ///
    /// A pipe whose reader has seen enough, such as `head`, is no error.
    var error: OutputError? {
        failure.flatMap { $0 == EPIPE ? nil : OutputError(code: $0) }
    }

    /// The width of the terminal at this moment; nil when it is not known.
    var columns: Int? {
        var size = winsize()
        guard isTerminal, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Writes all of `text`.
    ///
    /// An error does not stop the program, which may have a model to save: the rest of the text is dropped.
    func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            var rest = UnsafeRawBufferPointer(bytes)
            while failure == nil, !rest.isEmpty {
                let written = systemWrite(descriptor, rest)
                if written >= 0 {
                    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
                } else if errno == EAGAIN {
                    waitUntilWritable()
                } else if errno != EINTR {
                    failure = errno
                }
            }
        }
    }

    /// Sleeps until a stream that another program set to non-blocking takes more bytes.
    private func waitUntilWritable() {
        var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&request, 1, -1)
    }
}

/// `write`, whose name the method above hides.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    write(descriptor, bytes.baseAddress, bytes.count)
}

/// Standard output could not be written to.
struct OutputError: Error, CustomStringConvertible {
    /// The `errno`.
    let code: Int32

    /// What is wrong, for a person.
    var description: String { "cannot write to standard output: \(String(cString: strerror(code)))" }
}
