extension ProgressBar {
    /// The numbers of one drawing, and how Keras writes them.
    struct Line {
        /// How much is done.
        let current: Int
        /// How much there is to do.
        let target: Int
        /// What is counted.
        let unit: Unit
        /// The mean time per step or byte.
        let secondsPerUnit: Double
        /// The time since the work began.
        let elapsedSeconds: Double
        /// Whether the work is done.
        let isFinal: Bool
        /// The values to show after the bar.
        let metrics: [Metric]

        /// The number of characters of the bar itself.
        private static let barWidth = 20

        /// The parts of the line, the most important first: a narrow terminal shows only as many as fit.
        func pieces(color: Bool) -> [Piece] {
            /// Styles text if colour is wanted; 1 is bold, 32 green, 37 light grey.
            func styled(_ text: String, _ style: Int) -> Piece { Piece(text, style: color ? style : nil) }

            let filled = Self.barWidth * current / target
            let done = String(repeating: "━", count: filled)
            // Without colour, a thinner stroke tells the open part of the bar from the filled one.
            let open = String(repeating: color ? "━" : "─", count: Self.barWidth - filled)
            let bar = (filled > 0 ? styled(done, 32) : Piece("")) + styled(open, 37)

            return [styled(counter, 1), Piece(" ") + bar, Piece(" ") + styled(time, 1), Piece(" " + pace)]
                + metrics.map { Piece(" - " + written($0)) }
        }

        /// The line without the bar, as `--verbose 2` shows it.
        var summary: String {
            ([counter, time, pace] + metrics.map(written)).joined(separator: " - ")
        }

        /// How much is done of how much, aligned so that the bar stays in its place.
        private var counter: String { unit.counter(current, of: target) }

        /// How long a step takes, or how many bytes come in a second.
        private var pace: String { unit.pace(secondsPerUnit) }

        /// In the end the time that the work took, before that the time that it will still take.
        private var time: String {
            guard !isFinal else { return elapsedSeconds.fixed(0) + "s" }
            let remaining = secondsPerUnit * Double(target - current)
            let seconds = Int(remaining)
            let minutes = seconds / 60
            if remaining > 3600 { return "\(minutes / 60):\(twoDigits(minutes % 60)):\(twoDigits(seconds % 60))" }
            if remaining > 60 { return "\(minutes):\(twoDigits(seconds % 60))" }
            return "\(seconds)s"
        }

        /// A number below one hundred with a leading zero where it needs one.
        private func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

        /// A metric with four decimals, or as a power of ten when they would show next to nothing of it.
        private func written(_ metric: Metric) -> String {
            "\(metric.name): \(abs(metric.value) > 1e-3 ? metric.value.fixed(4) : metric.value.scientific(4))"
        }
    }

    /// A part of the line, shown whole or not at all.
    struct Piece {
        /// The text with its escape sequences.
        let styled: String
        /// The number of columns that the text takes.
        let width: Int

        /// A text, with a style by its number in the escape sequence "select graphic rendition" (ECMA-48, SGR).
        init(_ text: String, style: Int? = nil) {
            styled = style.map { "\u{1B}[\($0)m\(text)\u{1B}[0m" } ?? text
            width = text.count
        }

        /// Two texts, one after the other.
        static func + (first: Piece, second: Piece) -> Piece {
            Piece(styled: first.styled + second.styled, width: first.width + second.width)
        }

        /// Puts a piece together from a text that is already styled.
        private init(styled: String, width: Int) {
            self.styled = styled
            self.width = width
        }
    }
}
