import NeuralNetwork
import Testing

@testable import mnist

@Suite("The options of experiments")
struct ExperimentOptionsTests {
    /// Parses a line that is written with spaces between the words.
    private func train(_ line: String) throws(UsageError) -> Train {
        try Train(arguments: line.split(separator: " ").map(String.init))
    }

    @Test(
        "choose the optimizer, with Keras's numbers and rates where none are given",
        arguments: [
            ("", .sgd, 0.5), ("--optimizer sgd --learning-rate 0.1", .sgd, 0.1),
            ("--optimizer momentum", .momentum(), 0.01), ("--optimizer nesterov", .nesterov(), 0.01),
            ("--optimizer adagrad", .adagrad(), 0.001), ("--optimizer rmsprop", .rmsprop(), 0.001),
            ("--optimizer adam", .adam(), 0.001),
            ("--momentum 0 --optimizer nesterov", .nesterov(momentum: 0), 0.01),
            ("--optimizer adagrad --epsilon 1", .adagrad(epsilon: 1), 0.001),
            ("--optimizer rmsprop --rho 0.5 --epsilon 1e-3", .rmsprop(rho: 0.5, epsilon: 0.001), 0.001),
            ("--optimizer adam --beta1=0.8 --beta2=0.99", .adam(beta1: 0.8, beta2: 0.99), 0.001),
        ] as [(String, Optimizer, Float)])
    func optimizers(line: String, optimizer: Optimizer, rate: Float) throws {
        let options = try train(line).trainingOptions()
        #expect(options.optimizer == optimizer)
        #expect(options.learningRate == rate)
    }

    @Test("show in the help the learning rates that hold")
    func learningRateHelp() throws {
        let option = try #require(Train.options.first { $0.name == "--learning-rate" })
        #expect(option.defaultValue == "0.5 for sgd, 0.01 for momentum and nesterov, 0.001 for the others")
        let rates = try OptimizerChoice.Name.allCases.map { name in
            try train("--optimizer \(name)").trainingOptions().learningRate
        }
        #expect(rates == [0.5, 0.01, 0.01, 0.001, 0.001, 0.001])
    }

    @Test(
        "choose how the rate changes",
        arguments: [
            ("constant", .constant), ("cosine", .cosine), ("linear", .linear),
            ("exponential:0.9", .exponential(factor: 0.9)),
            ("step:5,0.5", .step(epochs: 5, factor: 0.5)), ("step:1,2", .step(epochs: 1, factor: 2)),
        ] as [(String, Schedule)])
    func schedules(text: String, schedule: Schedule) throws {
        #expect(try train("--schedule \(text)").training.schedule == schedule)
        #expect(ValueFormat.schedule.read(ValueFormat.schedule.write(schedule)) == schedule)
    }

    @Test(
        "choose the layers",
        arguments: [
            ("", [784, 512, 10]), ("--hidden none", [784, 10]), ("--hidden 50,100", [784, 50, 100, 10]),
            ("--hidden 8192", [784, 8192, 10]), ("--hidden 1,1,1,1,1,1,1,1", [784, 1, 1, 1, 1, 1, 1, 1, 1, 10]),
        ])
    func layers(line: String, sizes: [Int]) throws {
        #expect(try train(line).network.layerSizes == sizes)
    }

    @Test("make the network that was asked for")
    func network() throws {
        let plan = try train("--hidden 3,4 --activation tanh --init normal:0.01").network
        #expect(
            plan.network(seed: 5)
                == MultilayerPerceptron(
                    inputs: 784, hidden: [3, 4], classes: 10, activation: .tanh, initializer: .normal(deviation: 0.01),
                    seed: 5))
        #expect(
            NetworkPlan().network(seed: 1) == MultilayerPerceptron(inputs: 784, hidden: [512], classes: 10, seed: 1))
        #expect(try train("--init he").network.initializer == .heNormal)
        #expect(try train("--init glorot").network.initializer == .glorotUniform)
    }

    @Test("read everything else")
    func others() throws {
        let train = try train(
            "--loss mse --weight-decay 0.004 --validation-split 0.1 --early-stopping 3 --log history.csv")
        #expect(train.training.loss == .meanSquaredError)
        #expect(train.training.weightDecay == 0.004)
        #expect(train.validation.split == 0.1)
        #expect(train.patience == 3)
        #expect(train.log == "history.csv")
        #expect(try self.train("--validate").validation.usesTestImages)
    }

    @Test(
        "refuse values outside their range",
        arguments: [
            ("--optimizer", ["Adam", "adamw"]),
            ("--momentum", ["1", "-0.1", "nan", "inf"]), ("--beta1", ["1"]), ("--beta2", ["1.5"]), ("--rho", ["1"]),
            ("--epsilon", ["0", "-1", "nan"]), ("--weight-decay", ["-0.1", "1.1", "nan"]),
            (
                "--schedule",
                ["step", "step:", "step:5", "step:0,0.5", "step:5,0", "step:5,0.5,1", "linear:1", "cosine:"]
            ),
            (
                "--schedule",
                ["exponential", "exponential:", "exponential:0", "exponential:nan", "exponential:1,2", "Step:5,1"]
            ),
            ("--hidden", ["0", "-5", "8193", "50,", ",50", "50,,50", "50 100", "None", "1,1,1,1,1,1,1,1,1"]),
            ("--activation", ["ReLU", "softmax"]), ("--loss", ["cross-entropy"]),
            ("--init", ["normal", "normal:", "normal:0", "normal:-1", "normal:1,2", "he:1", "zeros"]),
            ("--validation-split", ["0", "1", "-0.1", "10", "nan"]), ("--early-stopping", ["-1", "1.5"]),
        ])
    func ranges(option: String, values: [String]) throws {
        for value in values {
            #expect { try Train(arguments: [option, value]) } throws: { error in
                guard case .invalidValue(value, _, let allowed) = error as? UsageError else { return false }
                return !allowed.isEmpty
            }
        }
    }

    @Test(
        "refuse what contradicts itself, and say why",
        arguments: [
            (
                "--momentum 0.9",
                "'--momentum' has no meaning for the optimizer sgd: it goes with '--optimizer momentum' or '--optimizer nesterov'."
            ),
            (
                "--optimizer rmsprop --beta1 0.9",
                "'--beta1' has no meaning for the optimizer rmsprop: it goes with '--optimizer adam'."
            ),
            ("--beta2 0.9", "'--beta2' has no meaning for the optimizer sgd: it goes with '--optimizer adam'."),
            (
                "--optimizer adam --rho 0.9",
                "'--rho' has no meaning for the optimizer adam: it goes with '--optimizer rmsprop'."
            ),
            (
                "--optimizer momentum --epsilon 1",
                "'--epsilon' has no meaning for the optimizer momentum: it goes with '--optimizer adagrad' or '--optimizer rmsprop' or '--optimizer adam'."
            ),
            (
                "--validate --validation-split 0.1",
                "'--validation-split' measures on a part of the training images and '--validate' on the test images: leave out one of the two."
            ),
            (
                "--activation tanh --hidden none",
                "'--activation tanh' has no meaning with '--hidden none': it is the function after hidden layers."
            ),
            (
                "--init he --weights m",
                "'--init' draws new weights, but '--weights' takes them from a file: leave out one of the two."
            ),
            ("--log m --model m", "'--log' and '--model' name the same file."),
            ("--log ./m --model m", "'--log' and '--model' name the same file."),
            ("--log m --weights m", "'--log' and '--weights' name the same file."),
        ])
    func contradictions(line: String, message: String) throws {
        let train = try train(line)
        #expect(throws: UsageError.conflict(message)) {
            _ = try train.trainingOptions()
            try train.checkChoices()
        }
    }
}
