import Foundation
import Testing

@testable import mnist

/// What Keras itself wrote, recorded with a replaced clock.
private struct Recording: Decodable {
    /// One run of a progress bar.
    struct Case: Decodable {
        /// The name of the run.
        let name: String
        /// The number of steps.
        let target: Int
        /// Keras's `verbose`.
        let verbose: Int
        /// The calls of `update`.
        let updates: [Update]
        /// All that Keras wrote.
        let expected: String
    }

    /// One call of `update`.
    struct Update: Decodable {
        /// The time since the start.
        let seconds: Double
        /// The number of steps that were done.
        let current: Int
        /// The metrics, a name and a number each.
        let metrics: [Metric]
        /// Whether it was the last call.
        let final: Bool
    }

    /// A name and a number, written as an array of the two; what JSON has no number for is the string "nan".
    struct Metric: Decodable {
        /// The name.
        let name: String
        /// The number.
        let value: Double

        init(from decoder: any Decoder) throws {
            var pair = try decoder.unkeyedContainer()
            name = try pair.decode(String.self)
            value = try (try? pair.decode(Double.self)) ?? (pair.decode(String.self) == "nan" ? .nan : 0)
        }
    }

    /// The runs.
    let cases: [Case]

    /// The folder of recordings; nil when it is not at hand.
    static let folder = ProcessInfo.processInfo.environment["MNIST_ORACLE"]

    /// Reads the recordings.
    static func load() throws -> Recording {
        let file = URL(fileURLWithPath: folder ?? "").appendingPathComponent("keras-progbar.json")
        return try JSONDecoder().decode(Recording.self, from: Data(contentsOf: file))
    }
}

@Suite struct ProgressBarOracleTests {
    @Test(
        "writes byte for byte what Keras wrote",
        .enabled(if: Recording.folder != nil, "MNIST_ORACLE names no folder of recordings"))
    func recordings() throws {
        let cases = try Recording.load().cases
        #expect(cases.count == 24)
        for recorded in cases {
            let screen = Screen()
            var bar = screen.bar(
                target: recorded.target, display: recorded.verbose == 1 ? .live(color: true) : .summary)
            for update in recorded.updates {
                screen.seconds = update.seconds
                let metrics = update.metrics.map { (name: $0.name, value: $0.value) }
                if update.final {
                    bar.finish(metrics: metrics)
                } else {
                    bar.update(update.current, metrics: metrics)
                }
            }
            #expect(screen.text == recorded.expected, "\(recorded.name)")
        }
    }
}
