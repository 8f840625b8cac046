extension Command {
    /// Whether the command line asks for help: `--help` or `-h` stands anywhere before a `--`.
    static func asksForHelp(_ arguments: [String]) -> Bool {
        arguments.prefix { $0 != "--" }.contains { $0 == "--help" || $0 == "-h" }
    }

    /// Makes the command from what was typed after its name.
    ///
    /// `--name value` and `--name=value` mean the same. The word after an option that takes a value is that value,
    /// a negative number too, unless it starts with `--`. A lone `--` ends the options.
    init(arguments: [String]) throws(UsageError) {
        self.init()
        var given: Set<String> = []
        var rest = arguments[...]
        while let argument = rest.popFirst() {
            guard argument != "--" else {
                if let operand = rest.first { throw .unexpectedArgument(operand) }
                break
            }
            guard argument.hasPrefix("-"), argument != "-" else { throw .unexpectedArgument(argument) }

            let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            let name = parts[0]
            guard let option = Self.optionTable.first(where: { $0.names.contains(name) }) else {
                throw .unknownOption(name, suggestion: nearest(to: name, in: Self.optionNames))
            }
            given.insert(option.name)

            var value = parts.count == 2 ? parts[1] : nil
            if option.placeholder == nil {
                if let value { throw .valueNotTaken(value, option: name) }
            } else if value == nil {
                guard let next = rest.first, !next.hasPrefix("--") else { throw .missingValue(option: option.spelling) }
                value = rest.popFirst()
            }
            if !option.assign(&self, value ?? "") {
                throw .invalidValue(value ?? "", option: option.spelling, allowed: option.allowed)
            }
        }
        for option in Self.options where option.isRequired && !given.contains(option.name) {
            throw .missingOption(option.spelling)
        }
    }
}
