/// One row of a command's option table: how the option is spelled, what the help says of it and what it sets.
///
/// The table is the only description of a command line. The parser, the help, the suggestions and the tests read it.
struct Option<Target> {
    /// The name that help and messages use, such as `--batch`.
    let name: String
    /// The other names that mean the same, such as `--batch-size`.
    let aliases: [String]
    /// What stands for the value in the help, such as `<n>`; nil for a flag, which takes no value.
    let placeholder: String?
    /// What the option is for, in one sentence.
    let summary: String
    /// The value that holds when the option is not given, as the help shows it.
    let defaultValue: String?
    /// The values that are accepted, in words.
    let allowed: String
    /// The values themselves where they are few enough to list.
    let choices: [String]
    /// Whether a command line without the option is an error.
    let isRequired: Bool
    /// Sets the value in the target; false when the value is not allowed.
    let assign: (inout Target, String) -> Bool

    /// Every name of the option.
    var names: [String] { [name] + aliases }

    /// The option as the help shows it: `--batch <n>`.
    var spelling: String { placeholder.map { "\(name) \($0)" } ?? name }
}

extension Option {
    /// An option whose value is read in the given format and then handed to `set`.
    private init<Value>(
        _ name: String, aliases: [String] = [], _ placeholder: String, _ format: ValueFormat<Value>, _ summary: String,
        defaultValue: String?, isRequired: Bool = false, set: @escaping (inout Target, Value) -> Void
    ) {
        self.init(
            name: name, aliases: aliases, placeholder: placeholder, summary: summary, defaultValue: defaultValue,
            allowed: format.allowed, choices: format.choices, isRequired: isRequired,
            assign: { target, text in
                guard let value = format.read(text) else { return false }
                set(&target, value)
                return true
            })
    }

    /// An option that sets `property` to its value; when it is given several times, the last one counts.
    ///
    /// The help shows the property's value in a fresh command as the default.
    static func value<Value>(
        _ name: String, alias: String? = nil, _ placeholder: String, _ property: WritableKeyPath<Target, Value>,
        _ format: ValueFormat<Value>, _ summary: String
    ) -> Option where Target: Command {
        Option(
            name, aliases: alias.map { [$0] } ?? [], placeholder, format, summary,
            defaultValue: format.write(Target()[keyPath: property]), set: { $0[keyPath: property] = $1 })
    }

    /// An option whose property is nil in a fresh command; the help describes what then holds as `defaultValue`.
    static func optional<Value>(
        _ name: String, _ placeholder: String, _ property: WritableKeyPath<Target, Value?>,
        _ format: ValueFormat<Value>, default defaultValue: String? = nil, _ summary: String
    ) -> Option {
        Option(
            name, placeholder, format, summary, defaultValue: defaultValue, set: { $0[keyPath: property] = $1 })
    }

    /// An option that must be given and may be given several times: each value is added to `property`.
    static func list<Value>(
        _ name: String, _ placeholder: String, _ property: WritableKeyPath<Target, [Value]>,
        _ format: ValueFormat<Value>, _ summary: String
    ) -> Option {
        Option(
            name, placeholder, format, summary, defaultValue: nil, isRequired: true,
            set: { $0[keyPath: property].append($1) })
    }

    /// An option without a value that sets `property` to `setting`.
    static func flag(
        _ name: String, _ property: WritableKeyPath<Target, Bool>, to setting: Bool, _ summary: String
    ) -> Option {
        Option(
            name: name, aliases: [], placeholder: nil, summary: summary, defaultValue: nil,
            allowed: "", choices: [], isRequired: false,
            assign: { target, _ in
                target[keyPath: property] = setting
                return true
            })
    }
}
