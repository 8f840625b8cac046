/// A chart of probabilities: one line per class, with a bar as long as the probability.
struct BarChart {
    /// The name and the probability of each class.
    let rows: [(name: String, probability: Double)]

    /// The number of columns of a bar for probability 1.
    private static let width = 20
    /// Blocks that fill one to seven eighths of a column.
    private static let eighths = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]

    /// The lines of the chart: `7 ████████████████████ 0.9997`.
    var lines: [String] {
        let widest = rows.map(\.name.count).max() ?? 0
        return rows.map { row in
            let name = row.name + String(repeating: " ", count: widest - row.name.count)
            return [name, bar(row.probability), row.probability.fixed(4)].filter { !$0.isEmpty }.joined(separator: " ")
        }
    }

    /// The bar for a probability, to the nearest eighth of a column.
    private func bar(_ probability: Double) -> String {
        let (columns, rest) = Int((probability * Double(Self.width * 8)).rounded()).quotientAndRemainder(dividingBy: 8)
        return String(repeating: "█", count: columns) + (rest > 0 ? Self.eighths[rest - 1] : "")
    }
}
