import Foundation
import Testing

/// What `mnist train --json` prints.
///
/// `JSONDecoder` reads each number exactly; `JSONSerialization` does not.
private struct TrainingDocument: Decodable {
    /// The metrics of each epoch.
    let epochs: [[String: Double]]
}

extension CommandLineTests {
    /// The options that make an experiment small.
    static let small = "train --dataset synthetic --hidden 8 --batch 600 --threads 1 --verbose 2"

    @Test(
        "train learns with every optimizer, activation, loss, schedule and initializer",
        arguments: [
            "--optimizer momentum", "--optimizer nesterov --momentum 0.8 --schedule cosine",
            "--optimizer adagrad --learning-rate 0.1 --hidden none", "--optimizer rmsprop --activation tanh",
            "--optimizer adam --beta1 0.8 --init he --hidden 9,8,7",
            "--activation sigmoid --schedule linear --init normal:0.1",
            "--loss mse --schedule step:1,0.9", "--weight-decay 0.001 --schedule exponential:0.8",
        ])
    func experiments(options: String) async throws {
        let folder = try TemporaryFolder()
        let run = try await Executable.run("\(Self.small) --epochs 2 \(options) --json", in: folder)
        #expect(run.status == 0, "\(run.errors)")
        let losses = run.output.matches(of: #/"loss":([0-9.e-]+)/#).compactMap { Double($0.1) }
        try #require(losses.count == 2)
        #expect(losses[1] < losses[0])
        // The file says what eval must know: the layers, the activation and the loss.
        let evaluation = try await Executable.run("eval --json", in: folder)
        #expect(evaluation.status == 0, "\(evaluation.errors)")
        let loss = try #require(evaluation.output.firstMatch(of: #/"loss":([0-9.e-]+)/#).flatMap { Double($0.1) })
        #expect(loss < losses[0])
    }

    @Test("train measures on the test images after each epoch, and eval finds the same numbers")
    func validation() async throws {
        let folder = try TemporaryFolder()
        let run = try await Executable.run("\(Self.small) --epochs 2 --validate --loss mse --log h.csv", in: folder)
        #expect(run.status == 0)
        let line =
            #/100/100 - [0-9]+s - [0-9]+[mu]s/step - accuracy: 0.[0-9]+ - loss: 0.[0-9]+ - val_accuracy: (0.[0-9]+) - val_loss: (0.[0-9]+)/#
        let lines = run.output.split(separator: "\n")
        try #require(lines.count == 5)
        #expect(try line.wholeMatch(in: lines[1]) != nil)
        let last = try #require(try line.wholeMatch(in: lines[3]))
        let evaluation = try await Executable.run("eval --verbose 2", in: folder)
        #expect(evaluation.output.contains(" - accuracy: \(last.1) - loss: \(last.2)\n"))
        #expect(evaluation.output.hasSuffix("test_acc: \(last.1)\n"))
    }

    @Test("train holds back the last images, and the others make the same model as before")
    func validationSplit() async throws {
        let folder = try TemporaryFolder()
        let run = try await Executable.run("\(Self.small) --epochs 1 --validation-split 0.25 --json", in: folder)
        #expect(run.status == 0)
        let epochs = try JSONDecoder().decode(TrainingDocument.self, from: Data(run.output.utf8)).epochs
        #expect(Set(try #require(epochs.first).keys) == ["accuracy", "loss", "seconds", "val_accuracy", "val_loss"])
        let accuracy = try #require(epochs[0]["val_accuracy"])
        #expect((accuracy * 15_000).rounded() / 15_000 == accuracy, "a share of 15,000 images")
        let bar = try await Executable.run("\(Self.small) --epochs 1 --validation-split 0.25", in: folder)
        #expect(bar.output.hasPrefix("75/75 - "))
    }

    @Test("train writes the table of Keras's CSVLogger, without validation too", arguments: [true, false])
    func log(validates: Bool) async throws {
        let folder = try TemporaryFolder()
        try Data("an older and longer file, which the table replaces, whatever it says".utf8)
            .write(to: folder.url.appendingPathComponent("h.csv"))
        let run = try await Executable.run(
            "\(Self.small) --epochs 2 --log h.csv --json \(validates ? "--validation-split 0.1" : "")", in: folder)
        #expect(run.status == 0)
        let epochs = try JSONDecoder().decode(TrainingDocument.self, from: Data(run.output.utf8)).epochs
        let rows = epochs.enumerated().map { index, epoch in
            let metrics = ["accuracy", "loss", "val_accuracy", "val_loss"].map { epoch[$0].map { "\($0)" } ?? "NA" }
            return "\(index),\(metrics.joined(separator: ","))\r\n"
        }
        let table = String(decoding: try folder.bytes(of: "h.csv"), as: UTF8.self)
        #expect(table == "epoch,accuracy,loss,val_accuracy,val_loss\r\n" + rows.joined())
        #expect(rows[0].contains("NA") == !validates)
    }

    @Test("train writes a row of the table as soon as its epoch is over")
    func growingLog() async throws {
        let folder = try TemporaryFolder()
        let program = try ProgramRun(
            "\(Self.small) --epochs 100000 --log h.csv".split(separator: " ").map(String.init), in: folder)
        func rows() -> Int {
            ((try? folder.bytes(of: "h.csv")).map { String(decoding: $0, as: UTF8.self) } ?? "").count { $0 == "\r\n" }
        }
        try await program.wait { rows() >= 3 }
        kill(program.identifier, SIGINT)
        let run = try await program.finish()
        #expect(run.status == 130)
        let epochs = run.output.ranges(of: "100/100 - ").count
        #expect(rows() == epochs + 1)
    }

    @Test(
        "train says at once that a table cannot be written; when the disk is full it still saves the model",
        .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"))
    func unwritableLog() async throws {
        let folder = try TemporaryFolder()
        let missing = try await Executable.run("\(Self.small) --epochs 100000 --log missing/h.csv", in: folder)
        #expect(missing.status == 1)
        #expect(missing.errors.hasPrefix("Error: cannot create missing/h.csv: "))
        #expect(try folder.names == [])
        let before = try await Executable.run(
            "train --log missing/h.csv --data nowhere --mirror http://127.0.0.1:1/", in: folder)
        #expect(before.errors == missing.errors, "before anything is downloaded")
        try Data("old".utf8).write(to: folder.url.appendingPathComponent("old.csv"))
        let offline = try await Executable.run(
            "train --log old.csv --data nowhere --mirror http://127.0.0.1:1/", in: folder)
        #expect(offline.status == 1)
        #expect(try folder.bytes(of: "old.csv") == Data("old".utf8), "an old table stays until there is a new one")
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("old.csv"))
        let full = try await Executable.run("\(Self.small) --epochs 2 --log /dev/full", in: folder)
        #expect(full.status == 1)
        #expect(full.errors.hasPrefix("Error: cannot write /dev/full: No space left on device."))
        #expect(full.output.hasSuffix("\nSaved the model to mnist.safetensors\n"))
        #expect(try folder.names == ["mnist.safetensors"])
    }

    @Test("train ends early when the loss has not fallen, and says so")
    func earlyStopping() async throws {
        let folder = try TemporaryFolder()
        // The rate is far too large, so the loss soon rises.
        let run = try await Executable.run(
            "\(Self.small) --epochs 50 --learning-rate 8 --validation-split 0.5 --early-stopping 1", in: folder)
        #expect(run.status == 0)
        #expect(run.errors == "")
        let lines = run.output.split(separator: "\n")
        let ending = #/Epoch ([0-9]+): early stopping \(val_loss was lowest in epoch ([0-9]+)\)/#
        let match = try #require(try ending.wholeMatch(in: lines[lines.count - 2]))
        let (last, best) = (try #require(Int(match.1)), try #require(Int(match.2)))
        #expect(best == last - 1)
        #expect(lines.count == 2 * last + 2)
        #expect(lines[lines.count - 1] == "Saved the model to mnist.safetensors")
    }

    @Test("train goes on from a model of any shape, and refuses options that do not fit it")
    func otherWeights() async throws {
        let folder = try TemporaryFolder()
        let first = try await Executable.run(
            "\(Self.small) --epochs 1 --hidden 5,6 --activation tanh --model a", in: folder)
        #expect(first.status == 0)
        let fitting = try await Executable.run(
            "\(Self.small) --epochs 1 --hidden 5,6 --activation tanh --weights a --optimizer adam", in: folder)
        #expect(fitting.status == 0, "\(fitting.errors)")
        let wrong = [
            (
                "--hidden 8 --weights a",
                "'--hidden 8' does not fit the network in a, which has '--hidden 5,6'."
            ),
            (
                "--hidden 5,6 --activation relu --weights a",
                "'--activation relu' does not fit the network in a, which has '--activation tanh'."
            ),
        ]
        for (options, message) in wrong {
            let run = try await Executable.run("\(Self.small) \(options)", in: folder)
            #expect(run.status == 64)
            #expect(run.errors.hasPrefix("Error: \(message)\nUsage: mnist train "))
        }
    }

    @Test("train does not save a network whose validation loss is no longer a number")
    func validationDivergence() async throws {
        let folder = try TemporaryFolder()
        let run = try await Executable.run(
            "\(Self.small) --epochs 1 --batch 60000 --learning-rate 1e30 --validate", in: folder)
        #expect(run.status == 1)
        #expect(run.errors.contains("the validation loss is not a finite number after epoch 1"))
        #expect(try folder.names == [])
    }
}
