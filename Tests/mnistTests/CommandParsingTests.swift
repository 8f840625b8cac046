import MNISTData
import Testing

@testable import mnist

@Suite("Command line")
struct CommandParsingTests {
    /// Parses a line that is written with spaces between the words.
    private func train(_ line: String) throws(UsageError) -> Train {
        try Train(arguments: line.split(separator: " ").map(String.init))
    }

    @Test("has defaults for everything")
    func defaults() throws {
        let train = try train("")
        #expect(train.training.epochs == 5)
        #expect(train.training.batchSize == 128)
        #expect(train.training.shuffles)
        #expect(train.threads == nil)
        #expect(train.source.dataset == nil && train.source.folder == nil && train.source.mirror == nil)
        #expect(train.model == "mnist.safetensors")
        #expect(train.weights == nil)
        #expect(train.verbosity == .bar)
        #expect(!train.json)
        let evaluate = try Evaluate(arguments: [])
        #expect(evaluate.batchSize == 32)
        #expect(evaluate.model == "mnist.safetensors")
    }

    @Test("reads every option of train")
    func everyOption() throws {
        let train = try train(
            "--epochs 7 --batch 64 --learning-rate 0.25 --seed 18446744073709551615 --no-shuffle --threads 3 "
                + "--dataset fashion-mnist --data d --mirror http://m/ --model m.safetensors --weights w --verbose 2 --json"
        )
        #expect(train.training.epochs == 7)
        #expect(train.training.batchSize == 64)
        #expect(train.learningRate == 0.25)
        #expect(train.training.seed == .max)
        #expect(!train.training.shuffles)
        #expect(train.threads == 3)
        #expect(train.source.dataset == .fashionMNIST)
        #expect(train.source.folder == "d")
        #expect(train.source.mirror?.address == "http://m/")
        #expect(train.model == "m.safetensors")
        #expect(train.weights == "w")
        #expect(train.verbosity == .line)
        #expect(train.json)
    }

    @Test(
        "takes a value as the next word or after an equals sign, under every name of the option",
        arguments: ["--batch 64", "--batch=64", "--batch-size 64", "--batch-size=64"])
    func spellings(line: String) throws {
        #expect(try train(line).training.batchSize == 64)
    }

    @Test("lets the last of several equal options count")
    func repeatedOption() throws {
        #expect(try train("--epochs 3 --batch-size=8 --epochs=4 --batch 16").training.epochs == 4)
        #expect(try train("--batch-size=8 --batch 16").training.batchSize == 16)
    }

    @Test("keeps what follows the first equals sign, and takes words with one dash as values")
    func unusualValues() throws {
        #expect(try train("--model=a=b").model == "a=b")
        #expect(try train("--model=--json").model == "--json")
        #expect(try train("--model -").model == "-")
        #expect(try train("--model -m").model == "-m")
        #expect(try train("--learning-rate 1e-3").learningRate == 0.001)
        #expect(try Train(arguments: ["--model", "a b"]).model == "a b")
    }

    @Test("collects the images to read in their order")
    func indexes() throws {
        #expect(try Predict(arguments: ["--index", "3", "--index=0", "--index", "3"]).indexes == [3, 0, 3])
        #expect(try Predict(arguments: ["--index", "3", "--split", "train"]).split == .train)
    }

    @Test("ends the options at a lone double dash")
    func endOfOptions() throws {
        #expect(try train("--epochs 2 --").training.epochs == 2)
        #expect(throws: UsageError.unexpectedArgument("--epochs")) { try train("-- --epochs 2") }
    }

    @Test(
        "names the allowed range of a number",
        arguments: [
            (
                "--epochs", "<n>", "1 to 100000",
                ["0", "-1", "100001", "99999999999999999999", "5.0", "1e3", "nan", "five", " 5", "0x5"]
            ),
            ("--batch", "<n>", "1 to 60000", ["0", "-8", "60001", "inf", "128.5"]),
            ("--threads", "<n>", "1 to 64", ["0", "-1", "65", "all"]),
            ("--seed", "<n>", "0 to 18446744073709551615", ["-1", "18446744073709551616", "1.5"]),
        ])
    func ranges(option: String, placeholder: String, range: String, values: [String]) {
        for value in values {
            let error = UsageError.invalidValue(
                value, option: "\(option) \(placeholder)", allowed: "a whole number from \(range)")
            #expect(throws: error) { try Train(arguments: [option, value]) }
            #expect(throws: error) { try Train(arguments: ["\(option)=\(value)"]) }
        }
    }

    @Test(
        "refuses learning rates that are no finite number above zero",
        arguments: ["0", "-1", "-0.5", "nan", "-nan", "inf", "-inf", "1e39", "1e-60", "fast", "0,5"])
    func learningRates(value: String) {
        #expect(
            throws: UsageError.invalidValue(
                value, option: "--learning-rate <rate>", allowed: "a finite number greater than 0")
        ) {
            try Train(arguments: ["--learning-rate", value])
        }
    }

    @Test(
        "names the choices where there are few",
        arguments: [
            ("--dataset", "<name>", "mnist, fashion-mnist or synthetic", ["MNIST", "cifar10"]),
            ("--verbose", "<n>", "0, 1 or 2", ["3", "-1", "yes"]),
        ])
    func choices(option: String, placeholder: String, choices: String, values: [String]) {
        for value in values {
            #expect(throws: UsageError.invalidValue(value, option: "\(option) \(placeholder)", allowed: choices)) {
                try Train(arguments: [option, value])
            }
        }
    }

    @Test(
        "refuses an empty value for every option",
        arguments: Train.options.filter { $0.placeholder != nil }.map(\.spelling))
    func emptyValues(spelling: String) {
        let name = spelling.split(separator: " ").first.map(String.init) ?? ""
        for arguments in [["\(name)="], [name, ""]] {
            #expect { try Train(arguments: arguments) } throws: { error in
                guard case .invalidValue("", option: spelling, _) = error as? UsageError else { return false }
                return true
            }
        }
    }

    @Test(
        "misses the value of an option that ends the line or is followed by another option",
        arguments: ["--epochs", "--epochs --batch 3", "--epochs --", "--batch 3 --epochs"])
    func missingValue(line: String) {
        #expect(throws: UsageError.missingValue(option: "--epochs <n>")) { try train(line) }
    }

    @Test("refuses a value for an option that takes none")
    func valueForFlag() {
        #expect(throws: UsageError.valueNotTaken("true", option: "--json")) { try train("--json=true") }
        #expect(throws: UsageError.valueNotTaken("", option: "--help")) { try train("--help=") }
    }

    @Test("suggests the option that was meant")
    func unknownOption() {
        #expect(throws: UsageError.unknownOption("--epoch", suggestion: "--epochs")) { try train("--epoch=3") }
        #expect(throws: UsageError.unknownOption("-e", suggestion: nil)) { try train("-e 3") }
        #expect(throws: UsageError.unknownOption("-5", suggestion: nil)) { try train("-5") }
        #expect(throws: UsageError.unknownOption("--index", suggestion: nil)) { try train("--index 3") }
    }

    @Test("refuses words that belong to no option", arguments: ["digits.png", "-", "5"])
    func unexpectedArgument(word: String) {
        #expect(throws: UsageError.unexpectedArgument(word)) { try train("--epochs 3 \(word)") }
    }

    @Test("misses an option that the command cannot do without")
    func missingOption() {
        #expect(throws: UsageError.missingOption("--index <n>")) { try Predict(arguments: ["--split", "train"]) }
    }

    @Test(
        "finds the wish for help anywhere before a double dash",
        arguments: [
            ("--help", true), ("-h", true), ("--epochs 0 --help", true), ("--nonsense -h", true), ("-- --help", false),
            ("--epochs 3", false), ("", false),
        ])
    func help(line: String, expected: Bool) {
        #expect(Train.asksForHelp(line.split(separator: " ").map(String.init)) == expected)
    }
}
