/// One thing that the program does: its settings, the table of options that fill them, and the deed.
protocol Command {
    /// The word that calls the command.
    static var name: String { get }
    /// What the command does, in one sentence.
    static var overview: String { get }
    /// The options that the command takes, in the order in which the help lists them; `--help` comes by itself.
    static var options: [Option<Self>] { get }
    /// The options under the headings of the help; one heading for all of them unless a command says otherwise.
    static var optionGroups: [OptionGroup<Self>] { get }

    /// Makes the command with every setting at its default.
    init()

    /// Does the work and says how it went; throws a `UsageError` when the settings do not fit each other.
    func run(on console: Console) throws -> ExitStatus
}

extension Command {
    static var optionGroups: [OptionGroup<Self>] { [OptionGroup("OPTIONS", options)] }

    /// Every row of the command's help: its own options and `--help`.
    static var optionTable: [Option<Self>] { options + [help] }

    /// Every spelling of every option.
    static var optionNames: [String] { optionTable.flatMap(\.names) }

    /// The option that every command has.
    ///
    /// The program answers it before any command is made, so it sets nothing.
    static var help: Option<Self> {
        Option(
            name: "--help", aliases: ["-h"], placeholder: nil, summary: "Show help information.", defaultValue: nil,
            allowed: "", choices: [], isRequired: false, assign: { _, _ in true })
    }

    /// How the command is called, with the options that it cannot do without.
    static var usage: String {
        let required = options.filter(\.isRequired).map { "\($0.spelling) " }.joined()
        return "mnist \(name) \(required)[<options>]"
    }
}
