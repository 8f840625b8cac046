import Foundation

// A program of its own, because the network library brings some thirty others along: whoever only trains should not wait
// for them at every start. Git keeps its downloads apart for the same reason.

guard CommandLine.arguments.count == 2 else {
    Transfer.end(.invalidAddress, "Usage: mnist-fetch <url>; the file that is there goes to standard output.")
}
Thread.detachNewThread {
    // Reports nothing but that nobody reads standard output any more: mnist was stopped.
    var request = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
    while poll(&request, 1, -1) < 1 {}
    Transfer.end(.unreachable)
}
Transfer.start(CommandLine.arguments[1])
dispatchMain()
