import ModelFiles
import NeuralNetwork

/// The layers of a network in the layout of Keras 3's `model.summary()`, as wide as on a terminal of 80 columns.
struct SummaryTable {
    /// The lines of the table and of the totals below it.
    let lines: [String]

    /// The width of each column between its rules, with a space on either side of the text.
    private static let widths = [33, 24, 15]

    /// Makes the table of a network with these numbers of values at its stages: `[784, 512, 10]`.
    init(layerSizes: [Int]) {
        let layers = zip(layerSizes, layerSizes.dropFirst()).enumerated().map { index, size in
            (name: MultilayerPerceptron.layerName(index), units: size.1, parameters: (size.0 + 1) * size.1)
        }
        let rows = layers.map { Self.row("│", "\($0.name) (Dense)", "(None, \($0.units))", $0.parameters.grouped) }
        let total = Self.amount(layers.reduce(0) { $0 + $1.parameters })
        lines =
            [
                #"Model: "sequential""#,
                Self.rule("┏", "━", "┳", "┓"),
                Self.row("┃", "Layer (type)", "Output Shape", "Param #"),
                Self.rule("┡", "━", "╇", "┩"),
            ] + rows.flatMap { [Self.rule("├", "─", "┼", "┤"), $0] }.dropFirst() + [
                Self.rule("└", "─", "┴", "┘"),
                " Total params: \(total)",
                " Trainable params: \(total)",
                " Non-trainable params: \(Self.amount(0))",
            ]
    }

    /// A horizontal rule with its ends and crossings.
    private static func rule(_ left: String, _ line: String, _ crossing: String, _ right: String) -> String {
        left + widths.map { String(repeating: line, count: $0) }.joined(separator: crossing) + right
    }

    /// A row of three cells, the last one flush right.
    private static func row(_ rule: String, _ name: String, _ shape: String, _ parameters: String) -> String {
        /// The spaces that a cell leaves free.
        func space(_ column: Int, _ text: String) -> String {
            String(repeating: " ", count: max(0, widths[column] - 2 - text.count))
        }
        let cells = [name + space(0, name), shape + space(1, shape), space(2, parameters) + parameters]
        return rule + cells.map { " \($0) " }.joined(separator: rule) + rule
    }

    /// A number of parameters, and the memory that they take as 32-bit floating point.
    private static func amount(_ parameters: Int) -> String {
        var size = Double(parameters * MemoryLayout<Float>.size)
        var units = ["B", "KB", "MB", "GB"][...]
        while size >= 1024, units.count > 1 {
            size /= 1024
            units.removeFirst()
        }
        return "\(parameters.grouped) (\(size.fixed(2)) \(units.first ?? ""))"
    }
}

extension Int {
    /// The number with its digits in groups of three: `407,050`.
    var grouped: String {
        self < 1000 ? "\(self)" : (self / 1000).grouped + "," + "\(1000 + self % 1000)".dropFirst()
    }
}
