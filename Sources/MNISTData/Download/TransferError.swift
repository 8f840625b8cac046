/// Why one attempt to download a file failed.
enum TransferError: Error, Equatable {
    /// The address is not understood.
    case invalidAddress
    /// The program that downloads cannot be started.
    case notStarted(program: String, reason: String)
    /// No connection, or it broke; `reason` is what the program that downloads says.
    case connection(reason: String, isTransient: Bool)
    /// The server answered with another status than 200, OK.
    case status(Int)
    /// The server redirects from an encrypted connection to one that is not, or away from the web.
    case unsafeRedirect(to: String)
    /// Nothing arrived for that long.
    case stalled(Duration)
    /// The file was not complete after that long.
    case tooSlow(Duration)
    /// The file is not the original.
    case content(ArchiveError)

    /// Whether the same mirror may well answer better in a moment.
    ///
    /// After a stall it is left alone, lest twenty seconds become a minute; so it is when there is no connection at
    /// all: that is what a machine without network sees, and it should hear about it soon.
    var isTransient: Bool {
        switch self {
        case .connection(_, let isTransient): isTransient
        case .status(let code): code == 408 || code == 429 || code >= 500
        case .invalidAddress, .notStarted, .unsafeRedirect, .stalled, .tooSlow, .content: false
        }
    }
}

extension TransferError: CustomStringConvertible {
    /// What went wrong, to be read after the address.
    var description: String {
        switch self {
        case .invalidAddress: "not an address"
        case .notStarted(let program, let reason):
            "cannot start '\(program)', which downloads and belongs beside mnist: \(reason)"
        case .connection(let reason, _): reason
        case .status(let code): "the server answered with status \(code)"
        case .unsafeRedirect(let address): "redirects to \(address), which is not encrypted: not followed"
        case .stalled(let duration): "nothing arrived for \(Self.seconds(duration))"
        case .tooSlow(let duration): "not complete after \(Self.seconds(duration))"
        case .content(let error): error.description
        }
    }

    /// A duration in seconds, without decimals where there are none: `20 s`, `0.5 s`.
    private static func seconds(_ duration: Duration) -> String {
        let seconds = duration / .seconds(1)
        return seconds == seconds.rounded() ? "\(Int(seconds)) s" : "\(seconds) s"
    }
}
