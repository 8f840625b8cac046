import Foundation
import Testing

extension CommandLineTests {
    @Test("a reader that has seen enough stops the printing, not the training")
    func closedPipe() async throws {
        let folder = try TemporaryFolder()
        let pipe = Pipe()
        let program = try ProgramRun(
            ["train", "--dataset", "synthetic", "--epochs", "2", "--threads", "1"], in: folder,
            output: pipe.fileHandleForWriting)
        try pipe.fileHandleForWriting.close()
        #expect(String(decoding: pipe.fileHandleForReading.availableData, as: UTF8.self).hasPrefix("Epoch 1/2\n"))
        try pipe.fileHandleForReading.close()
        let run = try await program.finish()
        #expect(run.status == 0)
        #expect(run.errors == "")
        #expect(try await Executable.run("eval --verbose 0", in: folder).status == 0)
    }

    @Test("a closed standard output does not end up in the model")
    func closedOutput() async throws {
        let folder = try TemporaryFolder()
        let program = try ProgramRun(
            ["-c", "exec '\(Executable.url.path)' train --dataset synthetic --epochs 1 --threads 1 >&-"], in: folder,
            executable: URL(fileURLWithPath: "/bin/sh"))
        let run = try await program.finish()
        #expect(run.status == 0)
        #expect(
            try await folder.bytes(of: "mnist.safetensors")
                == Trained.shared.value.folder.bytes(of: "mnist.safetensors"))
    }

    @Test(
        "a full disk under standard output is an error, and train still saves the model",
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"),
        arguments: ["train --dataset synthetic --epochs 1 --threads 1", "help"])
    func fullOutput(line: String) async throws {
        let folder = try TemporaryFolder()
        let program = try ProgramRun(
            line.split(separator: " ").map(String.init), in: folder,
            output: FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full")))
        let run = try await program.finish()
        #expect(run.status == 1)
        #expect(run.errors == "Error: cannot write to standard output: No space left on device\n")
        #expect(try folder.names == (line == "help" ? [] : ["mnist.safetensors"]))
    }
}
