import Foundation
import NeuralNetwork
import Testing

extension CommandLineTests {
    @Test("train prints clean lines into a file and ends with the model's name")
    func trainingOutput() async throws {
        let trained = try await Trained.shared.value
        let lines = trained.output.split(separator: "\n", omittingEmptySubsequences: false)
        try #require(lines.count == 3)
        let number = #"[0-9]\.[0-9]{4}"#
        let bar = try Regex(
            #"469/469 \#(Self.fullBar) [0-9]+s [0-9]+(s|ms|us)/step - accuracy: \#(number) - loss: \#(number)"#)
        #expect(try bar.wholeMatch(in: lines[0]) != nil)
        #expect(lines[1] == "Saved the model to mnist.safetensors")
        #expect(lines[2] == "")
        #expect(try trained.folder.names == ["mnist.safetensors"])
    }

    @Test("train announces each of several epochs, and prints one line each with --verbose 2")
    func summaries() async throws {
        let folder = try TemporaryFolder()
        let run = try await Executable.run(
            "train --dataset synthetic --epochs 2 --batch 512 --threads 1 --verbose 2", in: folder)
        #expect(run.status == 0)
        #expect(run.errors == "")
        let lines = run.output.split(separator: "\n")
        try #require(lines.count == 5)
        #expect(lines[0] == "Epoch 1/2")
        #expect(lines[1].hasPrefix("118/118 - "))
        #expect(lines[2] == "Epoch 2/2")
        #expect(lines[3].contains("/step - accuracy: 0."))
    }

    @Test("train prints one JSON document with --json, whatever --verbose says")
    func trainingDocument() async throws {
        let folder = try TemporaryFolder()
        let run = try await Executable.run(
            "train --dataset synthetic --epochs 2 --batch 512 --threads 1 --model a.safetensors --json --verbose 2",
            in: folder)
        #expect(run.status == 0)
        #expect(run.errors == "")
        #expect(run.output.hasPrefix(#"{"epochs":[{"accuracy":0."#))
        #expect(run.output.hasSuffix("}\n"))
        let document = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(Set(document.keys) == ["epochs", "model"])
        #expect(document["model"] as? String == "a.safetensors")
        let epochs = try #require(document["epochs"] as? [[String: Double]])
        #expect(epochs.count == 2)
        for epoch in epochs { #expect(Set(epoch.keys) == ["accuracy", "loss", "seconds"]) }
        #expect(epochs.allSatisfy { (0.5...1).contains($0["accuracy"] ?? 0) })
    }

    @Test(
        "train makes the same model, byte for byte, with any number of threads and any instruction set",
        arguments: (1...3).map { ($0, InstructionSet.supported[$0 % InstructionSet.supported.count]) })
    func reproducibility(threads: Int, instructionSet: InstructionSet) async throws {
        let trained = try await Trained.shared.value
        let folder = try TemporaryFolder()
        let run = try await Executable.run(
            "train --dataset synthetic --epochs 1 --verbose 0 --threads \(threads)", in: folder,
            environment: ["MNIST_ISA": instructionSet.rawValue])
        #expect(run.status == 0)
        #expect(run.output == "", "--verbose 0 prints nothing")
        #expect(run.errors == "")
        #expect(try folder.bytes(of: "mnist.safetensors") == trained.folder.bytes(of: "mnist.safetensors"))
    }

    @Test("train makes another model with another seed, or without shuffling", arguments: ["--seed 2", "--no-shuffle"])
    func seeds(option: String) async throws {
        let trained = try await Trained.shared.value
        let folder = try TemporaryFolder()
        let run = try await Executable.run(
            "train --dataset synthetic --epochs 1 --threads 1 --verbose 0 \(option)", in: folder)
        #expect(run.status == 0)
        #expect(try folder.bytes(of: "mnist.safetensors") != trained.folder.bytes(of: "mnist.safetensors"))
    }

    @Test("train goes on from a given model")
    func weights() async throws {
        let trained = try await Trained.shared.value
        let folder = try TemporaryFolder()
        let weights = trained.folder.url.appendingPathComponent("mnist.safetensors").path
        let run = try await Executable.run(
            ["train", "--dataset", "synthetic", "--epochs", "1", "--threads", "1", "--json", "--weights", weights],
            in: folder)
        #expect(run.status == 0)
        let document = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let epochs = try #require(document["epochs"] as? [[String: Double]])
        let first = try #require(trained.output.firstMatch(of: #/accuracy: ([0-9.]+)/#).flatMap { Double($0.1) })
        #expect(try #require(epochs.first?["accuracy"]) > first)
    }

    @Test("train stops when the loss is no longer finite, and leaves the old model as it was")
    func divergence() async throws {
        let folder = try TemporaryFolder()
        try Data("old".utf8).write(to: folder.url.appendingPathComponent("mnist.safetensors"))
        let run = try await Executable.run("train --dataset synthetic --learning-rate 1e20", in: folder)
        #expect(run.status == 1)
        #expect(run.errors.contains("epoch 1, batch "))
        #expect(run.errors.contains("learning rate below 1e+20"))
        #expect(try folder.bytes(of: "mnist.safetensors") == Data("old".utf8))
        #expect(try folder.names == ["mnist.safetensors"])
    }

    @Test(
        "train says at once that the model cannot be saved",
        arguments: ["missing/m.safetensors", "folder", "/dev/null"])
    func unwritableModel(path: String) async throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createDirectory(
            at: folder.url.appendingPathComponent("folder"), withIntermediateDirectories: false)
        let run = try await Executable.run("train --dataset synthetic --epochs 100000 --model \(path)", in: folder)
        #expect(run.status == 1)
        #expect(run.output == "")
        #expect(run.errors.hasPrefix("Error: cannot create \(path): "))
        #expect(try folder.names == ["folder"])
    }
}
