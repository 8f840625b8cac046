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
    /// If the system has none left, whoever reads finds the end at once.
    init() {
        var ends: [Int32] = [-1, -1]
        _ = pipe(&ends)
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
