import Foundation
import Testing

/// The lines of the README that train many networks at once.
private enum Sweep {
    /// On one machine: one network per core.
    static let xargs =
        "seq 1 20 | xargs -P \"$(getconf _NPROCESSORS_ONLN)\" -I % sh -c "
        + "'mnist train --seed % --threads 1 --model seed-%.safetensors --json > seed-%.json'"
    /// On many machines: the last line of a Slurm job array.
    static let slurm =
        "mnist train --seed \"$n\" --threads 1 --model \"seed-$n.safetensors\" --json > \"seed-$n.json\""

    /// Runs a line in a shell that finds the program, on drawn digits and with a small network.
    static func run(_ line: String, in folder: TemporaryFolder) async throws -> FinishedRun {
        let small = line.replacing(
            "mnist train", with: "mnist train --dataset synthetic --epochs 1 --hidden 8 --batch 600")
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return try await ProgramRun(
            ["-c", small], in: folder,
            environment: ["PATH": "\(Executable.url.deletingLastPathComponent().path):\(path)"],
            executable: URL(fileURLWithPath: "/bin/sh")
        ).finish()
    }
}

extension CommandLineTests {
    @Test("one line of xargs trains a network for each seed, and a Slurm array trains the same ones")
    func sweep() async throws {
        let folder = try TemporaryFolder()
        let run = try await Sweep.run(Sweep.xargs.replacing("seq 1 20", with: "seq 1 3"), in: folder)
        #expect(run.status == 0)
        #expect(run.output == "" && run.errors == "")
        #expect(try folder.names == (1...3).flatMap { ["seed-\($0).json", "seed-\($0).safetensors"] })

        var accuracies: Set<Double> = []
        for seed in 1...3 {
            struct Document: Decodable {
                let epochs: [[String: Double]]
                let model: String
            }
            let document = try JSONDecoder().decode(Document.self, from: folder.bytes(of: "seed-\(seed).json"))
            #expect(document.model == "seed-\(seed).safetensors")
            #expect(document.epochs.count == 1)
            accuracies.insert(try #require(document.epochs.first?["accuracy"]))
        }
        #expect(accuracies.count == 3, "each seed trains another network")

        let array = try TemporaryFolder()
        let task = try await Sweep.run("SLURM_ARRAY_TASK_ID=2; n=$SLURM_ARRAY_TASK_ID; \(Sweep.slurm)", in: array)
        #expect(task.status == 0)
        #expect(try array.names == ["seed-2.json", "seed-2.safetensors"])
        #expect(try array.bytes(of: "seed-2.safetensors") == folder.bytes(of: "seed-2.safetensors"))
    }

    @Test("the README has the lines that are tested here")
    func readmeSweeps() throws {
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let readme = try String(contentsOf: project.appendingPathComponent("README.md"), encoding: .utf8)
        #expect(readme.contains("\n\(Sweep.xargs)\n"))
        #expect(readme.contains("\n\(Sweep.slurm)\n"))
    }
}
