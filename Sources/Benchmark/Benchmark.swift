/// One run of the benchmark.
struct Benchmark {
    /// What the caller wants.
    let options: Options

    /// Prepares a run.
    init(_ options: Options) {
        self.options = options
    }

    /// Measures section by section and prints each as soon as it is known, or all of them as JSON.
    func run() throws {
        let machine = Machine()
        let laboratory = Laboratory(isQuick: options.isQuick)
        if !options.json {
            print(
                """
                Machine   \(machine.processor), \(machine.processors) processors, \(machine.system), load \(machine.load.fixed(1))
                Data      \(laboratory.dataset.title), 60,000 samples of 784 inputs
                Job       784-512-10, batch 128, plain SGD
                Work      \(DenseWork.account)
                """)
            if let warning = machine.warning { print("\nWarning: \(warning)") }
        }
        var tables: [String: Table] = [:]
        for section in options.sections {
            let table = try section.table(laboratory)
            tables[section.rawValue] = table
            if !options.json { print("\n\(section.title) (\(section.rawValue))\n\(table.text)") }
        }
        if options.json { print(try Document(machine: machine, data: laboratory.dataset.title, sections: tables).text) }
    }
}
