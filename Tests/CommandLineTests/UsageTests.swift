import Testing

extension CommandLineTests {
    @Test(
        "a command line that cannot be understood ends with 64, says why, and points to help",
        arguments: [
            ("trian", "unknown command 'trian'. Did you mean 'train'?", "mnist"),
            ("help trian", "unknown command 'trian'. Did you mean 'train'?", "mnist"),
            ("help train eval", "unexpected argument 'eval'.", "mnist"),
            ("--epochs 5", "unknown option '--epochs'. Did you mean 'mnist train --epochs'?", "mnist"),
            ("--version now", "unexpected argument 'now'.", "mnist"),
            ("--help nonsense", "unknown command 'nonsense'.", "mnist"),
            ("--versoin", "unknown option '--versoin'. Did you mean '--version'?", "mnist"),
            ("train --epoch 5", "unknown option '--epoch'. Did you mean '--epochs'?", "mnist train"),
            ("train --epochs", "missing value for '--epochs <n>'.", "mnist train"),
            (
                "train --epochs=",
                "the value '' is invalid for '--epochs <n>': expected a whole number from 1 to 100000.", "mnist train"
            ),
            (
                "train --epochs 0",
                "the value '0' is invalid for '--epochs <n>': expected a whole number from 1 to 100000.", "mnist train"
            ),
            (
                "train --batch 0",
                "the value '0' is invalid for '--batch <n>': expected a whole number from 1 to 60000.", "mnist train"
            ),
            (
                "train --learning-rate nan",
                "the value 'nan' is invalid for '--learning-rate <rate>': expected a finite number greater than 0.",
                "mnist train"
            ),
            (
                "train --learning-rate -1",
                "the value '-1' is invalid for '--learning-rate <rate>': expected a finite number greater than 0.",
                "mnist train"
            ),
            (
                "train --momentum 0.5",
                "'--momentum' has no meaning for the optimizer sgd: it goes with '--optimizer momentum' or '--optimizer nesterov'.",
                "mnist train"
            ),
            (
                "train --schedule step:5",
                "the value 'step:5' is invalid for '--schedule <name>': expected constant, step:EPOCHS,FACTOR, exponential:FACTOR, cosine or linear, with at least one epoch and a factor greater than 0, such as step:5,0.5.",
                "mnist train"
            ),
            (
                "train --hidden 0",
                "the value '0' is invalid for '--hidden <units>': expected none, or up to 8 whole numbers from 1 to 8192, separated by commas.",
                "mnist train"
            ),
            ("train --log m --model m", "'--log' and '--model' name the same file.", "mnist train"),
            ("train --json=yes", "the option '--json' takes no value, but 'yes' was given.", "mnist train"),
            ("train 5", "unexpected argument '5'.", "mnist train"),
            ("train -- --epochs", "unexpected argument '--epochs'.", "mnist train"),
            (
                "eval --dataset cifar",
                "the value 'cifar' is invalid for '--dataset <name>': expected mnist, fashion-mnist or synthetic.",
                "mnist eval"
            ),
            ("predict", "missing option '--index <n>'.", "mnist predict"),
            (
                "predict --index 10000",
                "the value '10000' is invalid for '--index <n>': expected 0 to 9999 with '--split test', 0 to 59999 with '--split train'.",
                "mnist predict"
            ),
            (
                "predict --index 60000 --split train",
                "the value '60000' is invalid for '--index <n>': expected 0 to 9999 with '--split test', 0 to 59999 with '--split train'.",
                "mnist predict"
            ),
            (
                "predict --index -1",
                "the value '-1' is invalid for '--index <n>': expected 0 to 9999 with '--split test', 0 to 59999 with '--split train'.",
                "mnist predict"
            ),
            ("predict digit.png --index 0", "unexpected argument 'digit.png'.", "mnist predict"),
            (
                "download --mirror ftp://x/",
                "the value 'ftp://x/' is invalid for '--mirror <url>': expected the address of a folder on a server, such as https://example.org/mnist/ (a folder of this machine goes with --data).",
                "mnist download"
            ),
        ])
    func wrongUsage(line: String, message: String, command: String) async throws {
        let run = try await Executable.run(line, in: try TemporaryFolder())
        #expect(run.status == 64)
        #expect(run.output == "")
        let lines = run.errors.split(separator: "\n")
        try #require(lines.count == 3)
        #expect(lines[0] == "Error: \(message)")
        #expect(lines[1].hasPrefix("Usage: \(command) "))
        #expect(lines[2] == "  See '\(command) --help' for more information.")
    }

    @Test(
        "help is printed on standard output and is no failure",
        arguments: [
            ("", "USAGE: mnist <command>"), ("help", "USAGE: mnist <command>"), ("--help", "USAGE: mnist <command>"),
            ("-h", "USAGE: mnist <command>"), ("help train", "USAGE: mnist train "),
            ("train -h", "USAGE: mnist train "),
            ("train --epochs 0 --help", "USAGE: mnist train "), ("eval --help", "USAGE: mnist eval "),
            ("predict --help", "USAGE: mnist predict --index <n> "), ("download --help", "USAGE: mnist download "),
            ("help --help", "USAGE: mnist <command>"),
        ])
    func help(line: String, usage: String) async throws {
        let run = try await Executable.run(line, in: try TemporaryFolder())
        #expect(run.status == 0)
        #expect(run.errors == "")
        #expect(run.output.hasPrefix("OVERVIEW: "))
        #expect(run.output.contains("\n\(usage)"))
    }

    @Test("--version prints the name and the version")
    func version() async throws {
        let run = try await Executable.run("--version", in: try TemporaryFolder())
        #expect(run.status == 0)
        #expect(run.output.wholeMatch(of: #/mnist [0-9]+\.[0-9]+\.[0-9]+\n/#) != nil)
    }

    @Test("an unknown instruction set is refused with the choices; an empty variable counts as none")
    func instructionSetVariable() async throws {
        let folder = try await Trained.shared.value.folder
        let wrong = try await Executable.run("eval", in: folder, environment: ["MNIST_ISA": "sse9"])
        #expect(wrong.status == 64)
        #expect(
            wrong.errors.hasPrefix("Error: MNIST_ISA: there is no instruction set 'sse9'; this machine runs: baseline"))
        let empty = try await Executable.run("eval --verbose 0", in: folder, environment: ["MNIST_ISA": ""])
        #expect(empty.status == 0)
    }
}
