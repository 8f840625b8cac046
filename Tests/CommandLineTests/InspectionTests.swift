import Foundation
import Testing

extension CommandLineTests {
    @Test("summary shows a model file and the plan that it came from alike")
    func summary() async throws {
        let folder = try TemporaryFolder()
        let options = "--hidden 5,6 --activation tanh"
        let training = try await Executable.run("\(Self.small) --epochs 1 \(options)", in: folder)
        #expect(training.status == 0)
        let file = try await Executable.run("summary --model mnist.safetensors", in: folder)
        let plan = try await Executable.run("summary \(options) --init he", in: folder)
        #expect(file.status == 0 && plan.status == 0)
        #expect(file.output == plan.output)
        #expect(
            file.output.contains("\n│ dense_2 (Dense)                 │ (None, 10)             │            70 │\n"))
        #expect(file.output.hasSuffix("\n Non-trainable params: 0 (0.00 B)\n"))
        #expect(file.errors == "" && plan.errors == "")
        let standard = try await Executable.run("summary", in: folder)
        #expect(standard.output.contains(" Total params: 407,050 (1.55 MB)\n"))
    }

    @Test(
        "summary refuses options that do not fit the model file",
        arguments: [
            ("--hidden 8", "'--hidden 8' does not fit the network in m, which has '--hidden 512'."),
            ("--activation tanh", "'--activation tanh' does not fit the network in m, which has '--activation relu'."),
            (
                "--init he",
                "'--init' is about new weights, but '--model' shows those of a file: leave out one of the two."
            ),
        ])
    func contradictorySummary(option: String, message: String) async throws {
        let folder = try TemporaryFolder()
        try await Trained.shared.value.folder.bytes(of: "mnist.safetensors")
            .write(to: folder.url.appendingPathComponent("m"))
        let run = try await Executable.run("summary --model m \(option)", in: folder)
        #expect(run.status == 64)
        #expect(run.errors.hasPrefix("Error: \(message)\nUsage: mnist summary "))
    }

    @Test("data shows the tensors, or the shape of a part of them")
    func data() async throws {
        let folder = try TemporaryFolder()
        let tensors = try await Executable.run("data --dataset synthetic", in: folder)
        #expect(tensors.status == 0)
        #expect(tensors.output.contains("\ntrain_images  3     (60000, 28, 28)  uint8  0 to 255\n"))
        let part = try await Executable.run("data --slice 10:100", in: folder)
        #expect(part.status == 0)
        #expect(part.output == "train_images[10:100]: rank 3, shape (90, 28, 28), dtype uint8\n")
        let outside = try await Executable.run("data --batch 469", in: folder)
        #expect(outside.status == 64)
        #expect(
            outside.errors.hasPrefix(
                "Error: the value '469' is invalid for '--batch <n>': expected a whole number from 0 to 468.\n"))
    }
}
