import Foundation
import ModelFiles
import NeuralNetwork
import Testing

extension CommandLineTests {
    @Test("eval prints the finished bar and the accuracy")
    func evaluation() async throws {
        let folder = try await Trained.shared.value.folder
        let run = try await Executable.run("eval", in: folder)
        #expect(run.status == 0)
        #expect(run.errors == "")
        let pattern =
            #/(?:313/313 ━{20} [0-9]+s [0-9]+(?:ms|us)/step - accuracy: (0\.[0-9]{4}) - loss: 0\.[0-9]{4}\n)test_acc: (0\.[0-9]{4})\n/#
        let match = try #require(run.output.wholeMatch(of: pattern))
        #expect(match.1 == match.2)
        #expect(try #require(Double(match.2)) > 0.9)
    }

    @Test(
        "eval shows as much progress as --verbose says",
        arguments: [("--verbose 0", 1), ("--verbose 1", 2), ("--verbose 2 --batch 1000", 2)])
    func evaluationVerbosity(options: String, lines: Int) async throws {
        let folder = try await Trained.shared.value.folder
        let run = try await Executable.run("eval \(options)", in: folder)
        #expect(run.status == 0)
        #expect(run.output.split(separator: "\n").count == lines)
        #expect(run.output.contains("10/10 - ") == options.contains("--batch"))
        #expect(run.output.contains("test_acc: "))
    }

    @Test("eval prints one JSON document with --json")
    func evaluationDocument() async throws {
        let folder = try await Trained.shared.value.folder
        let run = try await Executable.run("eval --json --verbose 2", in: folder)
        #expect(run.status == 0)
        #expect(run.errors == "")
        let document = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Double])
        #expect(Set(document.keys) == ["accuracy", "count", "loss", "seconds"])
        #expect(document["count"] == 10_000)
        #expect(run.output.hasPrefix(#"{"accuracy":"#))
        #expect(run.output.filter { $0 == "\n" }.count == 1)
    }

    @Test("predict prints the digit, the label and ten bars")
    func prediction() async throws {
        let folder = try await Trained.shared.value.folder
        let run = try await Executable.run("predict --index 1", in: folder)
        #expect(run.status == 0)
        #expect(run.errors == "")
        #expect(!run.output.contains("\u{1B}"))
        let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
        try #require(lines.count == 15)
        #expect(lines[0] == "image: test 1")
        #expect(lines[1].wholeMatch(of: #/prediction: [0-9] \(probability 0\.[0-9]{4}\)/#) != nil)
        #expect(lines[2].wholeMatch(of: #/label: [0-9] \((right|wrong)\)/#) != nil)
        #expect(lines[3] == "")
        for (digit, line) in lines[4..<14].enumerated() {
            #expect(line.wholeMatch(of: #/([0-9]) (?:[▏▎▍▌▋▊▉█]+ )?[01]\.[0-9]{4}/#)?.1 == "\(digit)")
        }
    }

    @Test("predict prints one JSON document for all images")
    func predictionDocument() async throws {
        let folder = try await Trained.shared.value.folder
        let run = try await Executable.run("predict --split train --index 59999 --index 0 --json", in: folder)
        #expect(run.status == 0)
        #expect(run.errors == "")
        let document = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
        #expect(document.map { $0["index"] as? Int } == [59_999, 0])
        for prediction in document {
            #expect(Set(prediction.keys) == ["digit", "index", "label", "probabilities", "probability"])
            let probabilities = try #require(prediction["probabilities"] as? [Double])
            let digit = try #require(prediction["digit"] as? Int)
            #expect(probabilities.count == 10)
            #expect(probabilities[digit] == probabilities.max())
            #expect(prediction["probability"] as? Double == probabilities[digit])
            // Ten numbers, each off by at most half a unit in the last place of a number below 1.
            #expect(abs(probabilities.reduce(0, +) - 1) <= 10 * Double(Float(1).ulp))
        }
    }

    @Test("eval and predict note that a model was trained on another data set, and say where their data is")
    func otherDataset() async throws {
        let folder = try await Trained.shared.value.folder
        let run = try await Executable.run(
            "eval --dataset mnist --mirror http://127.0.0.1:1/ --data nowhere", in: folder)
        #expect(run.status == 1)
        #expect(run.output == "")
        #expect(run.errors.hasPrefix("Note: mnist.safetensors was trained on Drawn digits, not on MNIST.\n"))
        #expect(run.errors.contains("http://127.0.0.1:1/t10k-images-idx3-ubyte.gz"))
        for way in ["--data", "--mirror", "--dataset synthetic"] { #expect(run.errors.contains(way)) }
        #expect(!run.errors.contains("mnist-fetch"), "the program that downloads is there")
    }

    @Test(
        "eval and predict refuse a model whose weights are finite but too large to compute with",
        arguments: ["eval --batch 128", "eval --json", "predict --index 0", "predict --index 0 --json"])
    func hugeWeights(line: String) async throws {
        let folder = try TemporaryFolder()
        let kernel = (0..<7840).map { $0.isMultiple(of: 2) ? Float(3e38) : -3e38 }
        let layer = Dense(inputs: 784, units: 10, kernel: kernel, bias: Array(repeating: 0, count: 10))
        try ModelFile(network: MultilayerPerceptron(layers: [layer]), card: nil)
            .save(to: folder.url.appendingPathComponent("mnist.safetensors").path)
        let run = try await Executable.run("\(line) --dataset synthetic", in: folder)
        #expect(run.status == 1)
        #expect(run.output == "")
        #expect(run.errors.hasPrefix("Error: the weights in mnist.safetensors are so large that "))
    }

    @Test("download has nothing to do for drawn digits")
    func download() async throws {
        let folder = try TemporaryFolder()
        let run = try await Executable.run("download --dataset synthetic", in: folder)
        #expect(run.status == 0)
        #expect(run.output == "Drawn digits need no download\n")
        #expect(try folder.names == [])
    }

    #if os(Linux)
        @Test("the program does not load the libraries that only downloads need")
        func libraries() async throws {
            // The system's loader then lists what it loads, instead of starting the program.
            let run = try await Executable.run(
                "--version", in: try TemporaryFolder(), environment: ["LD_TRACE_LOADED_OBJECTS": "1"])
            #expect(run.output.contains("libFoundationEssentials"))
            for library in ["libFoundationNetworking", "libFoundation.so", "libcurl"] {
                #expect(!run.output.contains(library))
            }
        }
    #endif

    @Test("eval and predict say what to do when there is no model", arguments: ["eval", "predict --index 0"])
    func missingModel(line: String) async throws {
        let run = try await Executable.run("\(line) --dataset synthetic", in: try TemporaryFolder())
        #expect(run.status == 1)
        #expect(run.output == "")
        #expect(
            run.errors
                == "Error: there is no model file mnist.safetensors. Train one with 'mnist train', or name another file.\n"
        )
    }

    @Test("a damaged model is refused by name", arguments: ["eval", "predict --index 0", "train --weights bad"])
    func damagedModel(line: String) async throws {
        let folder = try TemporaryFolder()
        try Data("no model".utf8).write(to: folder.url.appendingPathComponent("bad"))
        let model = line.hasPrefix("train") ? "" : " --model bad"
        let run = try await Executable.run("\(line) --dataset synthetic\(model)", in: folder)
        #expect(run.status == 1)
        #expect(run.output == "")
        #expect(run.errors.hasPrefix("Error: bad: "))
    }
}
