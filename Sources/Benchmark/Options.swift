/// What the caller of the benchmark wants.
struct Options {
    /// Print one JSON document instead of tables.
    var json = false
    /// Measure less, and less often.
    var isQuick = false
    /// Print the help and do nothing.
    var wantsHelp = false
    /// What to measure, in the order of `Section.allCases`.
    var sections = Section.allCases

    /// Reads the arguments after the program's name.
    init(_ arguments: some Sequence<String>) throws(OptionsError) {
        var chosen: Set<Section> = []
        for argument in arguments {
            switch argument {
            case "--json": json = true
            case "--quick": isQuick = true
            case "--help", "-h": wantsHelp = true
            default:
                guard let section = Section(rawValue: argument) else { throw OptionsError(argument: argument) }
                chosen.insert(section)
            }
        }
        if !chosen.isEmpty { sections = Section.allCases.filter(chosen.contains) }
    }

    /// How to call the benchmark.
    static var help: String {
        """
        OVERVIEW: Measures how fast mnist trains, and where the time goes.

        USAGE: scripts/bench [--json] [--quick] [<section> ...]

        SECTIONS: all of them unless some are named.
        \(Section.allCases.map { "  \($0.rawValue.padded(to: 12))\($0.title)" }.joined(separator: "\n"))

        OPTIONS:
          --json      Print one JSON document.
          --quick     Measure less, and less often: seconds instead of minutes.
          -h, --help  Show this help.

        MNIST and Fashion-MNIST are read from the folder $MNIST_DATA, else from data; nothing is downloaded.
        Without them, the digits that the program draws take their place.
        """
    }
}

/// An argument that means nothing.
struct OptionsError: Error, CustomStringConvertible {
    /// The argument.
    let argument: String

    /// What is wrong.
    var description: String { "'\(argument)' is neither an option nor a section." }
}
