/// How the program ended, for whoever started it.
enum ExitStatus: Equatable {
    /// Everything was done.
    case success
    /// The run failed; standard error says why.
    case failure
    /// The command line could not be understood (`EX_USAGE` of sysexits.h).
    case usage
    /// A signal asked the program to stop, and it did so in good order.
    case interrupted(signal: Int32)

    /// The number that the shell sees.
    var code: Int32 {
        switch self {
        case .success: 0
        case .failure: 1
        case .usage: 64
        case .interrupted(let signal): 128 + signal
        }
    }
}
