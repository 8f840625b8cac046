#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A pipe into which another program writes; closed when nobody refers to it any more.
final class Pipe {
    /// The end to read from.
    let reading: Int32
    /// The end to write to; -1 once it is closed.
    private(set) var writing: Int32

    /// Makes a pipe that other programs inherit only if they are handed an end of it.
    ///
    /// No other program may start meanwhile. Throws if too many files are open.
    init() throws(SystemError) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw SystemError(code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        (reading, writing) = (ends[0], ends[1])
    }

    deinit {
        closeWriting()
        close(reading)
    }

    /// Leaves the end to write to to the other program.
    func closeWriting() {
        if writing != -1 { close(writing) }
        writing = -1
    }

    /// Waits for some bytes; empty at the end.
    func read() -> [UInt8] {
        while true {
            var count = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, filled in
                count = systemRead(reading, buffer)
                filled = max(count, 0)
            }
            if count >= 0 || errno != EINTR { return bytes }
        }
    }
}

/// `read`, whose name the method above hides.
private func systemRead(_ number: Int32, _ buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
    read(number, buffer.baseAddress, buffer.count)
}

/// What the operating system refuses to do.
struct SystemError: Error, CustomStringConvertible {
    /// Its number.
    let code: Int32

    /// What the system calls it.
    var description: String { String(cString: strerror(code)) }
}
