import Foundation
import Testing

extension CommandLineTests {
    /// Runs the script of the books' experiments with the built program.
    private func recipes(
        _ line: String, in folder: TemporaryFolder, environment: [String: String] = [:]
    ) async throws -> FinishedRun {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("scripts/recipes")
        let arguments = ["--program", Executable.url.path] + line.split(separator: " ").map(String.init)
        return try await ProgramRun(
            arguments, in: folder, environment: environment, executable: script
        ).finish()
    }

    @Test("the list of recipes names each once, with a command that the program understands")
    func recipeList() async throws {
        let run = try await recipes("--list", in: TemporaryFolder())
        #expect(run.status == 0)
        let lines = run.output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        #expect(lines.count == 14)
        #expect(Set(lines.map { $0[0] }).count == lines.count)
        let folder = try TemporaryFolder()
        for words in lines {
            #expect(words[1...2] == ["mnist", "train"])
            // The folder that is missing ends the program as soon as it has understood the line.
            let run = try await Executable.run(Array(words.dropFirst(2)) + ["--model", "missing/m"], in: folder)
            #expect(run.status == 1)
            #expect(run.errors.hasPrefix("Error: cannot create missing/m: "), "\(words)")
        }
    }

    @Test(
        "recipes refuses what it does not understand",
        arguments: [
            ("--seeds 0", "the value '0' is invalid for '--seeds <n>': expected a whole number from 1 up."),
            ("--seeds five", "the value 'five' is invalid for '--seeds <n>': expected a whole number from 1 up."),
            ("--only", "missing value for '--only'."), ("--fast", "unknown option '--fast'."),
            ("--list --only nothing", "no recipe is called 'nothing'. Their names: scripts/recipes --list"),
        ])
    func wrongRecipes(line: String, message: String) async throws {
        let run = try await recipes(line, in: TemporaryFolder())
        #expect(run.status == 64)
        #expect(run.output == "")
        #expect(run.errors.hasPrefix("Error: \(message)\nUsage: scripts/recipes "))
    }

    @Test("recipes fails and marks the numbers when they are outside their bands")
    func failingRecipe() async throws {
        let run = try await recipes(
            "--only d2l-soft* --seeds 2 -- --dataset synthetic --epochs 1 --learning-rate 1e-6 --threads 1",
            in: TemporaryFolder())
        #expect(run.status == 1)
        #expect(run.errors.hasSuffix("Error: 2 numbers are outside their bands.\n"))
        let lines = run.output.split(separator: "\n")
        try #require(lines.count == 4)
        #expect(lines[0] == "| recipe | command | number | book | ours (mean ± spread) | band | seconds |")
        #expect(lines[1] == "|---|---|---|---:|---:|---:|---:|")
        #expect(lines[2].hasPrefix("| d2l-softmax-regression | `mnist train --dataset fashion-mnist --hidden none "))
        #expect(lines[2].contains(" --epochs 10 --dataset synthetic --epochs 1 --learning-rate 1e-6 --threads 1` | "))
        let row =
            #/.* \| (?:training loss|test accuracy) \| [^|]+ \| [0-9.]+ ± [0-9.]+ \*\*outside\*\* \| [^|]+ \| [0-9.]* \|/#
        for line in lines[2...] { #expect(try row.wholeMatch(in: line) != nil, "\(line)") }
    }

    @Test("recipes succeeds on the real data", .enabled(if: realData != nil, "set MNIST_DATA to run"))
    func recipe() async throws {
        let run = try await recipes(
            "--only d2l-softmax-regression --seeds 1", in: TemporaryFolder(),
            environment: ["MNIST_DATA": Self.realData ?? ""])
        #expect(run.status == 0, "\(run.errors)")
        #expect(!run.output.contains("outside"))
        #expect(run.output.contains(" ± 0.0000 | "), "one seed has no spread")
        #expect(run.output.split(separator: "\n").count == 4)
    }
}
