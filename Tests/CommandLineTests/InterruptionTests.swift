import Foundation
import Testing

extension CommandLineTests {
    @Test("a signal ends training after the batch, with the model saved", arguments: [SIGINT, SIGTERM, SIGHUP])
    func interruption(signal: Int32) async throws {
        let folder = try TemporaryFolder()
        let program = try ProgramRun(
            ["train", "--dataset", "synthetic", "--epochs", "100000", "--threads", "1"], in: folder)
        try await program.wait { program.outputSoFar.contains("Epoch 2/") }
        kill(program.identifier, signal)
        let run = try await program.finish()
        #expect(run.status == 128 + signal)
        #expect(run.output.hasSuffix("\nSaved the model to mnist.safetensors\n"))
        #expect(run.errors.wholeMatch(of: #/Note: interrupted after [0-9]+ of 100000 epochs.*\n/#) != nil)
        #expect(try folder.names == ["mnist.safetensors"])
        let evaluation = try await Executable.run("eval --verbose 0", in: folder)
        #expect(evaluation.status == 0)
        #expect(evaluation.output.hasPrefix("test_acc: 0.9"))
    }

    @Test(
        "a second signal ends the program at once, even when nobody reads what it prints",
        .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/status"), "needs /proc to see the handler"))
    func secondInterruption() async throws {
        let folder = try TemporaryFolder()
        let pipe = Pipe()
        // A full pipe holds the program in its first line of output: one signal alone can never end it.
        let writer = pipe.fileHandleForWriting.fileDescriptor
        let flags = fcntl(writer, F_GETFL)
        _ = fcntl(writer, F_SETFL, flags | O_NONBLOCK)
        while write(writer, [UInt8](repeating: 0, count: 1), 1) == 1 {}
        _ = fcntl(writer, F_SETFL, flags)

        let program = try ProgramRun(
            ["train", "--dataset", "synthetic"], in: folder, output: pipe.fileHandleForWriting)
        try await program.wait { program.catches(SIGINT) }
        kill(program.identifier, SIGTERM)
        kill(program.identifier, SIGINT)
        let run = try await program.finish()
        #expect([128 + SIGINT, 128 + SIGTERM].contains(run.status))
        #expect(try folder.names == [])
    }

    @Test(
        "a signal that was ignored at the start stays ignored: nohup, and a script's '&'",
        arguments: [("HUP", SIGHUP), ("INT", SIGINT), ("TERM", SIGTERM)])
    func ignoredSignal(name: String, signal: Int32) async throws {
        let folder = try TemporaryFolder()
        let program = try ProgramRun(
            ["-c", "trap '' \(name); exec '\(Executable.url.path)' train --dataset synthetic --epochs 2 --threads 1"],
            in: folder,
            executable: URL(fileURLWithPath: "/bin/sh"))
        try await program.wait { program.outputSoFar.contains("Epoch 2/") }
        kill(program.identifier, signal)
        let run = try await program.finish()
        #expect(run.status == 0)
        #expect(run.errors == "")
    }
}

extension ProgramRun {
    /// Whether the program has set a handler of its own for a signal (Linux).
    fileprivate func catches(_ signal: Int32) -> Bool {
        let status = (try? String(contentsOfFile: "/proc/\(identifier)/status", encoding: .utf8)) ?? ""
        let mask = status.firstMatch(of: #/SigCgt:\s*([0-9a-f]+)/#).flatMap { UInt64($0.1, radix: 16) } ?? 0
        return mask & (1 << (signal - 1)) != 0
    }
}
