import Dispatch

// A program of its own, because the network library brings some thirty others along: whoever only trains should not wait
// for them at every start. Git keeps its downloads apart for the same reason.

guard CommandLine.arguments.count == 2 else {
    Transfer.end(.invalidAddress, "Usage: mnist-fetch <url>; the file that is there goes to standard output.")
}
Transfer.start(CommandLine.arguments[1])
dispatchMain()
