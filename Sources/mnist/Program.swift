/// The program: finds the command that a line calls, runs it, and turns what goes wrong into a message and a status.
struct Program {
    /// The version that `--version` shows.
    static let version = "0.1.0"
    /// The commands in the order in which the help lists them.
    static var commands: [any Command.Type] {
        [Train.self, Evaluate.self, Predict.self, Summary.self, Tensors.self, Download.self]
    }

    /// Where the program prints.
    let console: Console

    /// Runs a command line, given without the program's own name.
    func run(_ arguments: [String]) -> ExitStatus {
        let status = dispatch(arguments)
        guard status == .success, let error = console.output.error else { return status }
        console.report(error)
        return .failure
    }

    /// Does what the first word says.
    private func dispatch(_ arguments: [String]) -> ExitStatus {
        let rest = Array(arguments.dropFirst())
        switch arguments.first {
        case "--version":
            if let extra = rest.first { return refuse(.unexpectedArgument(extra)) }
            console.print("mnist \(Self.version)")
            return .success
        case nil, "help", "--help", "-h":
            return help(rest)
        case let word?:
            guard let command = Self.command(named: word) else { return refuse(Self.unknown(word)) }
            return run(command, rest)
        }
    }

    /// Shows the help of the command that is asked for, or of the whole program.
    private func help(_ arguments: [String]) -> ExitStatus {
        var words = arguments.filter { $0 != "--help" && $0 != "-h" }[...]
        guard let word = words.popFirst() else { return show(HelpText(commands: Self.commands)) }
        guard let command = Self.command(named: word) else { return refuse(Self.unknown(word)) }
        if let extra = words.first { return refuse(.unexpectedArgument(extra)) }
        return show(HelpText(for: command))
    }

    /// Runs one command with the rest of the line.
    private func run<C: Command>(_ command: C.Type, _ arguments: [String]) -> ExitStatus {
        if C.asksForHelp(arguments) { return show(HelpText(for: command)) }
        do {
            return try C(arguments: arguments).run(on: console)
        } catch let error as UsageError {
            return refuse(error, usage: C.usage, help: "mnist \(C.name) --help")
        } catch {
            console.report(error)
            return .failure
        }
    }

    /// Prints help.
    private func show(_ help: HelpText) -> ExitStatus {
        console.output.write(help.text)
        return .success
    }

    /// Says why a command line cannot be understood, and where to read how it should be.
    private func refuse(
        _ error: UsageError, usage: String = HelpText.usage, help: String = "mnist --help"
    ) -> ExitStatus {
        console.report(error)
        console.errors.write("Usage: \(usage)\n  See '\(help)' for more information.\n")
        return .usage
    }

    /// The command with this name; nil if there is none.
    private static func command(named name: String) -> (any Command.Type)? {
        commands.first { $0.name == name }
    }

    /// What is wrong with a first word that calls nothing.
    private static func unknown(_ word: String) -> UsageError {
        guard word.hasPrefix("-") else {
            return .unknownCommand(word, suggestion: nearest(to: word, in: commands.map { $0.name } + ["help"]))
        }
        let owner = commands.first { $0.optionNames.contains(word) }
        let suggestion = owner.map { "mnist \($0.name) \(word)" } ?? nearest(to: word, in: ["--version", "--help"])
        return .unknownOption(word, suggestion: suggestion)
    }
}
