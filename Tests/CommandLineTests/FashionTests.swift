import Foundation
import Testing

extension CommandLineTests {
    @Test("Fashion-MNIST goes through every command", .enabled(if: realData != nil, "set MNIST_DATA to run"))
    func fashion() async throws {
        let folder = try TemporaryFolder()
        let environment = ["MNIST_DATA": Self.realData ?? ""]
        func run(_ line: String) async throws -> String {
            let run = try await Executable.run(line, in: folder, environment: environment)
            #expect(run.status == 0, "\(line): \(run.errors)")
            #expect(run.errors == "", "\(line)")
            return run.output
        }
        let training = try await run(
            "train --dataset fashion-mnist --optimizer adam --hidden 32 --epochs 1 --threads 1 --verbose 2 --validation-split 0.1"
        )
        let accuracy = try #require(training.firstMatch(of: #/val_accuracy: (0\.[0-9]+)/#).flatMap { Double($0.1) })
        #expect(accuracy > 0.75, "clothes can be told apart")
        // The file says which data set it was trained on, so the other commands need not be told.
        let test = try await run("eval --verbose 0")
        #expect(try #require(test.firstMatch(of: #/test_acc: (0\.[0-9]+)/#).flatMap { Double($0.1) }) > 0.75)
        let prediction = try await run("predict --index 0")
        #expect(prediction.contains("\nlabel: Ankle boot ("))
        #expect(prediction.contains("\nT-shirt/top "))
        let document = try await run("predict --index 0 --json")
        #expect(document.contains(#""label":9"#) && document.contains(#""name":""#))
        let tensors = try await run("data --dataset fashion-mnist")
        #expect(tensors.hasPrefix("Fashion-MNIST\n"))
        #expect(tensors.contains("\n9 Ankle boot   6000   1000\n"))
        #expect(try await run("summary --model mnist.safetensors").contains(" Total params: 25,450 "))
    }
}
