import Foundation
import MNISTData

extension Laboratory {
    /// Runs the program as a user would, and takes the time from its start to its end.
    func processes() throws -> Table {
        var table = Table(columns: ["command", "seconds", "peak memory, MB"])
        let folder = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
            .deletingLastPathComponent()
        let program = folder.appendingPathComponent("mnist").path
        guard FileManager.default.isExecutableFile(atPath: program) else {
            table.notes = ["There is no program beside the benchmark: swift build -c release --product mnist"]
            return table
        }
        let model = FileManager.default.temporaryDirectory.appendingPathComponent("benchmark-\(UUID()).safetensors")
            .path
        defer { try? FileManager.default.removeItem(atPath: model) }
        let source = dataset == .synthetic ? ["--dataset", "synthetic"] : []

        let commands: [(shown: String, arguments: [String])] = [
            ("train --epochs 5 --batch 128", ["train", "--epochs", "5", "--batch", "128", "--model", model] + source),
            ("eval", ["eval", "--model", model] + source),
            ("predict --index 0", ["predict", "--index", "0", "--model", model] + source),
            ("--version", ["--version"]),
        ]
        var memory = [Int](repeating: 0, count: commands.count)
        let times = try interleaved(Array(commands.enumerated()), rounds: isQuick ? 2 : 5) { position, command in
            let process = try ChildProcess.run(program, command.arguments)
            memory[position] = max(memory[position], process.peakMemory)
            return [process.seconds]
        }
        let own = ChildProcess.ownPeakMemory
        for (position, command) in commands.enumerated() {
            table.rows.append([
                .text("mnist \(command.shown)"), .number(times[position], decimals: 3),
                memory[position] > own ? .number(Double(memory[position]) * 1e-6, decimals: 1) : .none,
            ])
        }
        if memory.contains(where: { $0 <= own }) {
            table.notes.append(
                "Peak memory below the benchmark's own, \((Double(own) * 1e-6).fixed(0)) MB, cannot be seen.")
        }
        if dataset == .synthetic { table.notes.append("MNIST is not at hand: each command draws its digits first.") }
        if !Pictures.areThere(dataset, suffixes: [""]) {
            table.notes.append(
                "The data's files are packed and cannot be kept unpacked: each command unpacks them first.")
        }
        return table
    }
}
