import Foundation

@testable import MNISTData

extension FetchProgram {
    /// The program as it was built, beside the bundle that these tests run from.
    static let built: FetchProgram = {
        let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
        var folder = URL(fileURLWithPath: bundle)
        while folder.path.contains(".xctest") { folder.deleteLastPathComponent() }
        return FetchProgram(path: folder.appendingPathComponent("mnist-fetch").path)
    }()
}
