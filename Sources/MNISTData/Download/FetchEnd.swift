/// How `mnist-fetch` ends: its exit status.
///
/// What it says on standard error tells the rest.
public enum FetchEnd: Int32, Sendable {
    /// The whole file has gone to standard output.
    case complete = 0
    /// There is no connection, and there will hardly be one in a moment; why.
    case unreachable = 1
    /// The connection broke, and may hold the next time; why.
    case broken = 2
    /// The server answered with another status than 200, OK; which.
    case status = 3
    /// The server redirects from an encrypted connection to one that is not, or away from the web; where to.
    case unsafeRedirect = 4
    /// What should be an address is none.
    case invalidAddress = 64
}
