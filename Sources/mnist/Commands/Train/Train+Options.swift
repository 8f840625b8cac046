import NeuralNetwork

extension Train {
    /// The most epochs that a command line asks for.
    static let maximumEpochs = 100_000

    static var options: [Option<Train>] { optionGroups.flatMap(\.options) }

    static var optionGroups: [OptionGroup<Train>] {
        [
            OptionGroup("TRAINING", trainingOptions),
            OptionGroup(
                "OPTIMIZER",
                [OptimizerChoice.nameOption(\.optimizer)] + rateOptions + OptimizerChoice.numberOptions(\.optimizer)),
            OptionGroup("NETWORK", NetworkPlan.options(\.network) + [weights]),
            OptionGroup("VALIDATION", Validation.options(\.validation) + [earlyStopping]),
            OptionGroup("DATA", DataSource.options(\.source, defaultDataset: "mnist")),
            OptionGroup("OUTPUT", outputOptions),
        ]
    }

    /// How long to train, in which order, and on how many threads.
    private static var trainingOptions: [Option<Train>] {
        [
            .value("--epochs", "<n>", \.training.epochs, .wholeNumber(1...maximumEpochs), "Passes over the images."),
            .batch(\.training.batchSize, upTo: 60_000),
            .value("--loss", "<name>", \.training.loss, .choice, "What training makes small."),
            .value(
                "--seed", "<n>", \.training.seed, .wholeNumber(0...UInt64.max),
                "Where the random numbers start: the same seed trains the same model."),
            .flag("--no-shuffle", \.training.shuffles, to: false, "Take the images in the order of the file."),
            .optional(
                "--threads", "<n>", \.threads, .wholeNumber(1...Console.maximumThreads),
                default: "the number of cores",
                "Threads to share the work, one per core at most; they change nothing in the model."),
        ]
    }

    /// How far the steps of every optimizer go.
    private static var rateOptions: [Option<Train>] {
        [
            .optional(
                "--learning-rate", "<rate>", \.learningRate, .positiveNumber,
                default: "0.5 for sgd, 0.01 for momentum and nesterov, 0.001 for the others",
                "How far each step moves the weights."),
            .value(
                "--schedule", "<name>", \.training.schedule, .schedule,
                "How the rate changes: constant, step:EPOCHS,FACTOR, exponential:FACTOR, or cosine or linear, which end at "
                    + "0."),
            .value(
                "--weight-decay", "<x>", \.training.weightDecay, .number(0...1),
                "The share of each weight, times the rate, that is lost per step."),
        ]
    }

    /// Where the weights come from.
    private static var weights: Option<Train> {
        .optional(
            "--weights", "<file>", \.weights, .text("the name of a file"), default: "random weights",
            "The model file to start from.")
    }

    /// When to end before the last epoch.
    private static var earlyStopping: Option<Train> {
        .optional(
            "--early-stopping", "<n>", \.patience, .wholeNumber(0...maximumEpochs),
            "End when the loss (val_loss if there is one) has not fallen for this many epochs.")
    }

    /// What is saved and shown.
    private static var outputOptions: [Option<Train>] {
        [
            .model(\.model, "The file to save the trained network in."),
            .optional(
                "--log", "<file>", \.log, .text("the name of a file"),
                "Write a table of the epochs as Keras's CSVLogger does."),
            .verbosity(\.verbosity), .json(\.json),
        ]
    }
}
