import Foundation

/// Rows of cells below the names of columns, and what there is to say about them.
struct Table {
    /// The names of the columns.
    let columns: [String]
    /// The rows, each with one cell per column.
    var rows: [[Cell]] = []
    /// Sentences below the table.
    var notes: [String] = []

    /// One cell.
    enum Cell {
        /// Words.
        case text(String)
        /// A whole number.
        case count(Int)
        /// A number, shown with so many decimals.
        case number(Double, decimals: Int)
        /// A share of one, shown per cent.
        case share(Double)
        /// Nothing: it was not measured, or means nothing.
        case none
    }
}

extension Table {
    /// The table for people, at most 100 columns wide: words to the left, numbers to the right.
    var text: String {
        let texts = [columns] + rows.map { $0.map(\.text) }
        let widths = columns.indices.map { column in texts.map { $0[column].count }.max() ?? 0 }
        let lines = texts.map { row in
            let cells = row.indices.map { column in
                let isText = rows.allSatisfy { $0[column].isText }
                return isText ? row[column].padded(to: widths[column]) : row[column].padded(leftTo: widths[column])
            }
            return "  " + cells.joined(separator: "  ")
        }
        return (lines + notes.map { "  \($0)" }).joined(separator: "\n")
    }
}

extension Table.Cell {
    /// The cell for people.
    var text: String {
        switch self {
        case .text(let text): text
        case .count(let count): Double(count).grouped(0)
        case .number(let number, let decimals): number.grouped(decimals)
        case .share(let share): "\((share * 100).fixed(0)) %"
        case .none: "–"
        }
    }

    /// Whether it holds words.
    var isText: Bool {
        if case .text = self { true } else { false }
    }
}

extension Double {
    /// The number with so many decimals.
    func fixed(_ decimals: Int) -> String { String(format: "%.\(decimals)f", self) }

    /// The number with so many decimals, and with commas between the thousands.
    func grouped(_ decimals: Int) -> String {
        let parts = fixed(decimals).split(separator: ".")
        let digits = Array(parts[0])
        let grouped = digits.indices.map { position in
            let isStart = position > 0 && (digits.count - position) % 3 == 0 && digits[position - 1] != "-"
            return isStart ? ",\(digits[position])" : "\(digits[position])"
        }
        return ([grouped.joined()] + parts.dropFirst().map(String.init)).joined(separator: ".")
    }
}

extension String {
    /// The text with spaces after it.
    func padded(to width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }

    /// The text with spaces before it.
    func padded(leftTo width: Int) -> String { String(repeating: " ", count: Swift.max(0, width - count)) + self }
}
