import Foundation
import Testing

/// The built program, used as a person or a script uses it.
///
/// One test runs at a time, and most train on one thread: a busy machine makes them slow, not wrong.
@Suite("The program", .serialized, .timeLimit(.minutes(10)))
struct CommandLineTests {
    /// A folder with a model that was trained for one epoch on drawn digits, and what the training printed.
    struct Trained: Sendable {
        /// Where the model is.
        let folder: TemporaryFolder
        /// What `mnist train` printed.
        let output: String

        /// Trained once, for all tests.
        static let shared = Task {
            let folder = try TemporaryFolder()
            let run = try await Executable.run("train --dataset synthetic --epochs 1", in: folder)
            try #require(run.status == 0, "\(run.errors)")
            return Trained(folder: folder, output: run.output)
        }
    }

    /// The folder of the real data sets; nil when it is not at hand.
    static let realData = ProcessInfo.processInfo.environment["MNIST_DATA"]

    /// The strokes of a full bar.
    static let fullBar = String(repeating: "━", count: 20)
}
