extension Option where Target: Command {
    /// The option for the model file, which all commands name in the same way.
    static func model(_ property: WritableKeyPath<Target, String>, _ summary: String) -> Option {
        .value("--model", "<file>", property, .text("the name of a file"), summary)
    }

    /// The option for the number of images per step.
    static func batch(_ property: WritableKeyPath<Target, Int>, upTo limit: Int) -> Option {
        .value(
            "--batch", alias: "--batch-size", "<n>", property, .wholeNumber(1...limit), "Images per step.")
    }

    /// The option for how much progress is shown.
    static func verbosity(_ property: WritableKeyPath<Target, Verbosity>) -> Option {
        .value("--verbose", "<n>", property, .choice, "Show no progress, a bar, or one line in the end.")
    }

    /// The option for a result that programs read.
    static func json(_ property: WritableKeyPath<Target, Bool>) -> Option {
        .flag("--json", property, to: true, "Print the result as one JSON document, and nothing else.")
    }
}
