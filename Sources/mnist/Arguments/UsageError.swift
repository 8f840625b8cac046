/// A command line that cannot be understood.
enum UsageError: Error, Equatable, CustomStringConvertible {
    /// The first word is no command.
    case unknownCommand(String, suggestion: String?)
    /// The command has no such option.
    case unknownOption(String, suggestion: String?)
    /// The command takes no such word.
    case unexpectedArgument(String)
    /// The option takes a value, and the line ends or goes on with another option.
    case missingValue(option: String)
    /// The option takes no value.
    case valueNotTaken(String, option: String)
    /// The option does not take this value; `allowed` says which.
    case invalidValue(String, option: String, allowed: String)
    /// The command cannot do without this option.
    case missingOption(String)
    /// The options do not fit each other, or the model file; the text says which and why.
    case conflict(String)
    /// An environment variable has a value that the program cannot use; the text says which.
    case environment(String)

    /// What is wrong, for a person.
    var description: String {
        switch self {
        case .unknownCommand(let name, let suggestion):
            "unknown command '\(name)'." + question(suggestion)
        case .unknownOption(let name, let suggestion):
            "unknown option '\(name)'." + question(suggestion)
        case .unexpectedArgument(let argument):
            "unexpected argument '\(argument)'."
        case .missingValue(let option):
            "missing value for '\(option)'."
        case .valueNotTaken(let value, let option):
            "the option '\(option)' takes no value, but '\(value)' was given."
        case .invalidValue(let value, let option, let allowed):
            "the value '\(value)' is invalid for '\(option)': expected \(allowed)."
        case .missingOption(let option):
            "missing option '\(option)'."
        case .conflict(let text), .environment(let text):
            text
        }
    }

    /// The suggestion as a question that follows the message.
    private func question(_ suggestion: String?) -> String {
        suggestion.map { " Did you mean '\($0)'?" } ?? ""
    }
}
