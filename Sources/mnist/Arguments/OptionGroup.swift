/// Options that belong together, under one heading of the help.
struct OptionGroup<Target> {
    /// The heading.
    let title: String
    /// The options in the order in which the help lists them.
    let options: [Option<Target>]

    /// Puts options under a heading.
    init(_ title: String, _ options: [Option<Target>]) {
        self.title = title
        self.options = options
    }
}
