import Testing

@testable import mnist

@Suite("Help")
struct HelpTextTests {
    /// The help of the program and of each command.
    private static var helpTexts: [HelpText] {
        [HelpText(commands: Program.commands)] + Program.commands.map { HelpText(for: $0) }
    }

    @Test("fits 80 columns, has no space at the end of a line and no two empty lines")
    func layout() {
        for help in Self.helpTexts {
            for line in help.text.split(separator: "\n", omittingEmptySubsequences: false) {
                #expect(line.count <= 80)
                #expect(line.last != " ")
            }
            #expect(!help.text.contains("\n\n\n"))
            #expect(help.text.hasSuffix("\n"))
        }
    }

    @Test("lists every option of a command by all its names, with its values and its default")
    func options() {
        func check<C: Command>(_ command: C.Type) {
            let words = HelpText(for: command).text.split { " \n,;()".contains($0) }.map(String.init)
            for option in C.optionTable {
                for name in option.names { #expect(words.contains(name), "mnist \(C.name) \(name)") }
                for choice in option.choices { #expect(words.contains(choice), "mnist \(C.name) \(option.name)") }
                for word in option.defaultValue?.split(whereSeparator: { " ,".contains($0) }) ?? [] {
                    #expect(words.contains(String(word)), "mnist \(C.name) \(option.name)")
                }
            }
        }
        for command in Program.commands { check(command) }
    }

    @Test("starts explanations in one column")
    func columns() {
        for help in Self.helpTexts {
            let rows = help.text.split(separator: "\n").filter { $0.hasPrefix("  ") && !$0.hasPrefix("  See") }
            #expect(!rows.isEmpty)
            for line in rows {
                let explanation = line.dropFirst(26)
                #expect(explanation.first != " " && line.dropFirst(25).first == " ", "\(line)")
            }
        }
    }

    @Test("groups the options of train, every option in one group, with the wish for help at the end")
    func groups() {
        let text = HelpText(for: Train.self).text
        let headings = text.split(separator: "\n").filter { $0.hasSuffix(":") && !$0.hasPrefix(" ") }
        #expect(headings == ["TRAINING:", "OPTIMIZER:", "NETWORK:", "VALIDATION:", "DATA:", "OUTPUT:"])
        #expect(text.hasSuffix("\n  -h, --help              Show help information.\n"))
        #expect(text.ranges(of: "\n  -h, --help ").count == 1)
    }

    @Test("gives no name to two options of a command")
    func uniqueNames() {
        for command in Program.commands {
            #expect(Set(command.optionNames).count == command.optionNames.count)
        }
    }

    @Test("shows the whole of a command")
    func wholeText() {
        #expect(
            HelpText(for: Download.self).text == """
                OVERVIEW: Download the files of a data set that are missing.

                USAGE: mnist download [<options>]

                OPTIONS:
                  --dataset <name>        The data set; 'synthetic' needs no download. (values:
                                          mnist, fashion-mnist, synthetic; default: mnist)
                  --data <folder>         The folder of the data sets. (default: $MNIST_DATA,
                                          else data)
                  --mirror <url>          Download what is missing from this folder on a server.
                  -h, --help              Show help information.

                """)
    }
}
