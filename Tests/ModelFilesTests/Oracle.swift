#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// The folder of runs recorded with the reference implementations, where there is one.
let oracle = ProcessInfo.processInfo.environment["MNIST_ORACLE"]
