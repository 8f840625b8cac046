import Foundation
import Testing

/// The README, as far as it can be checked.
private struct Readme {
    /// The text of each block of shell commands, line by line.
    let blocks: [[String]]

    /// Where it is.
    static let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("README.md")

    /// Reads it.
    init() throws {
        let text = try String(contentsOf: Self.url, encoding: .utf8)
        blocks = text.matches(of: #/(?ms)^```(?:console|sh)\n(.*?)^```$/#).map { block in
            block.1.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
        }
    }

    /// The words after `mnist` in a line that runs it; nil for any other line.
    static func arguments(in line: String) -> [String]? {
        let command = line.hasPrefix("$ ") ? line.dropFirst(2) : line[...]
        let words = command.prefix { !"#|>&;".contains($0) }.split(separator: " ").map(String.init)
        let isProgram = words.first == "mnist" || words.first?.hasSuffix("/mnist") == true
        return isProgram ? Array(words.dropFirst()) : nil
    }
}

extension CommandLineTests {
    @Test("every command line of the README runs, one after the other, on drawn digits")
    func readmeCommands() async throws {
        let folder = try TemporaryFolder()
        let lines = try Readme().blocks.joined().compactMap(Readme.arguments)
        #expect(!lines.isEmpty)
        for arguments in lines {
            // Of several equal options the last one counts.
            var adapted = arguments
            if ["train", "eval", "predict", "data", "download"].contains(arguments.first) {
                adapted += ["--dataset", "synthetic"]
            }
            if arguments.first == "train" { adapted += ["--epochs", "1"] }
            let run = try await Executable.run(adapted, in: folder)
            #expect(run.status == 0, "mnist \(arguments.joined(separator: " ")): \(run.errors)")
        }
    }

    @Test("the help in the README is the program's")
    func readmeHelp() async throws {
        let blocks = try Readme().blocks.filter { block in block.contains { $0.hasPrefix("OVERVIEW:") } }
        #expect(!blocks.isEmpty)
        for block in blocks {
            let arguments = try #require(block.first.flatMap(Readme.arguments), "the command stands above its help")
            let run = try await Executable.run(arguments, in: try TemporaryFolder())
            #expect(run.output == block.dropFirst().joined(separator: "\n") + "\n")
        }
    }
}
