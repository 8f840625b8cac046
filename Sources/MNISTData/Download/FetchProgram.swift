#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The program that receives files from web servers, `mnist-fetch`.
///
/// It is the only one that loads the network library, and with it some thirty others, which would take most of the time
/// that a short command such as `mnist predict` needs.
public struct FetchProgram: Sendable, Equatable {
    /// The file that it is in.
    public let path: String

    /// Takes the program in a file.
    public init(path: String) { self.path = path }

    /// The one beside the running program, where both are built.
    public static var besideThisProgram: FetchProgram {
        let folder = runningProgram.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return FetchProgram(path: (folder + ["mnist-fetch"]).joined(separator: "/"))
    }

    /// The file that the running program is in.
    private static var runningProgram: String {
        #if canImport(Darwin)
            return _dyld_get_image_name(0).map { String(cString: $0) } ?? CommandLine.arguments[0]
        #else
            guard let path = realpath("/proc/self/exe", nil) else { return CommandLine.arguments[0] }
            defer { free(path) }
            return String(cString: path)
        #endif
    }

    /// Receives the body that is found at an address and hands on each piece as it arrives.
    ///
    /// Returns when it is complete, or as soon as `receive` returns false. Throws if it does not arrive within the
    /// limits.
    func get(
        _ address: String, limits: DownloadLimits, receive: ([UInt8]) -> Bool
    ) throws(TransferError) {
        let process = try FetchProcess.start(self, address)
        let clock = ContinuousClock()
        let deadline = clock.now + limits.total
        while true {
            guard let piece = process.read(within: min(limits.stall, deadline - clock.now)) else {
                throw clock.now < deadline ? .stalled(limits.stall) : .tooSlow(limits.total)
            }
            if piece.isEmpty { break }
            if !receive(piece) { return }
        }
        let (reason, status) = process.wait()
        switch status.flatMap(FetchEnd.init) {
        case .complete: return
        case .status: throw .status(Int(reason) ?? 0)
        case .unsafeRedirect: throw .unsafeRedirect(to: reason)
        case .invalidAddress: throw .invalidAddress
        case .broken: throw .connection(reason: reason, isTransient: true)
        // Without a status that it knows of: the program did not even start properly, or was stopped.
        case .unreachable, nil:
            throw .connection(reason: reason.isEmpty ? "'\(path)' was stopped" : reason, isTransient: false)
        }
    }
}
