/// How patient a download is.
public struct DownloadLimits: Sendable, Equatable {
    /// How often a file is asked for at one mirror, as long as what fails may work a moment later.
    public var attempts = 3
    /// The pause before the second attempt; it doubles before each further one.
    public var firstPause: Duration = .milliseconds(500)
    /// How long nothing at all may arrive.
    public var stall: Duration = .seconds(20)
    /// How long one attempt may take in all, so that a trickle ends too.
    public var total: Duration = .seconds(15 * 60)

    /// The patience that suits people and their networks.
    public init() {}
}
