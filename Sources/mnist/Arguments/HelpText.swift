import NeuralNetwork

/// Help as it is printed: titled sections of rows in two columns, wrapped to fit 80 columns.
struct HelpText {
    /// The lines so far, each with its end of line.
    private(set) var text = ""

    /// How the program is called.
    static let usage = "mnist <command> [<options>]"
    /// The most columns that a line of help takes.
    static let columns = 80
    /// The column in which the second column of a row starts.
    private static let indentation = 26

    /// The help of one command, made from its option table.
    init<C: Command>(for command: C.Type) {
        addParagraph("OVERVIEW: \(C.overview)")
        addParagraph("USAGE: \(C.usage)")
        for (index, group) in C.optionGroups.enumerated() {
            let options = group.options + (index == C.optionGroups.count - 1 ? [C.help] : [])
            addSection(group.title, options.map { (Self.label($0), Self.explanation($0)) })
        }
    }

    /// The help of the whole program.
    init(commands: [any Command.Type]) {
        addParagraph("OVERVIEW: Train a neural network on MNIST, in the way of Keras, and read digits with it.")
        addParagraph("USAGE: \(Self.usage)")
        addSection(
            "COMMANDS",
            commands.map { ($0.name, $0.overview) } + [("help", "Show the help of a command: mnist help train.")])
        addSection("OPTIONS", [("--version", "Show the version."), ("-h, --help", "Show help information.")])
        let instructionSets = InstructionSet.allCases.map(\.rawValue).joined(separator: ", ")
        addSection(
            "ENVIRONMENT",
            [
                ("MNIST_DATA", "The folder of the data sets. (default: \(DataSource.defaultFolder))"),
                ("MNIST_ISA", "The instructions to compute with. (values: \(instructionSets); default: the fastest)"),
                ("NO_COLOR", "When it is set, nothing is printed in colour."),
                ("TERM", "When it is 'dumb', only finished lines are printed, as into a file."),
            ])
        addParagraph("See 'mnist help <command>' for the options of a command.")
    }

    /// An option's names and what stands for its value.
    private static func label<C>(_ option: Option<C>) -> String {
        let short = option.aliases.filter { !$0.hasPrefix("--") }
        return (short + [option.spelling]).joined(separator: ", ")
    }

    /// What an option is for, its other long names, its values and its default.
    private static func explanation<C>(_ option: Option<C>) -> String {
        var remarks: [String] = []
        let long = option.aliases.filter { $0.hasPrefix("--") }
        if !long.isEmpty { remarks.append("also: \(long.joined(separator: ", "))") }
        if !option.choices.isEmpty { remarks.append("values: \(option.choices.joined(separator: ", "))") }
        if let value = option.defaultValue { remarks.append("default: \(value)") }
        return option.summary + (remarks.isEmpty ? "" : " (\(remarks.joined(separator: "; ")))")
    }

    /// Adds a paragraph after an empty line.
    private mutating func addParagraph(_ paragraph: String) {
        if !text.isEmpty { text += "\n" }
        for line in Self.wrapped(paragraph, to: Self.columns) { text += line + "\n" }
    }

    /// Adds a title and its rows after an empty line.
    private mutating func addSection(_ title: String, _ rows: [(label: String, explanation: String)]) {
        text += "\n\(title):\n"
        for row in rows {
            let lines = Self.wrapped(row.explanation, to: Self.columns - Self.indentation)
            for (index, line) in lines.enumerated() {
                let start = index == 0 ? "  " + row.label : ""
                text += start + String(repeating: " ", count: Self.indentation - start.count) + line + "\n"
            }
        }
    }

    /// Breaks text between words into lines of at most `columns` characters.
    private static func wrapped(_ text: String, to columns: Int) -> [String] {
        var lines: [String] = []
        for word in text.split(separator: " ") {
            if let last = lines.last, last.count + 1 + word.count <= columns {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
