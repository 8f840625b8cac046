#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A folder of its own for a test, removed with all that is in it when the object goes away.
final class TemporaryFolder: Sendable {
    /// Where it is.
    let path: String

    /// Makes an empty folder.
    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "mnist-\(UUID().uuidString)").path()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of `name` in this folder.
    func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

    /// The names in this folder, in ascending order.
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }

    /// The text of a file in this folder; nil if it is not there.
    func text(_ name: String) -> String? { try? String(contentsOfFile: self(name), encoding: .utf8) }

    /// Writes a file in this folder, by other means than those under test.
    func write(_ text: String, to name: String) throws {
        try text.write(toFile: self(name), atomically: false, encoding: .utf8)
    }
}
