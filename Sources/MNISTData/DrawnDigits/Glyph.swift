/// One way to write a character.
struct Glyph: Sendable {
    /// How often people choose this way, compared with the other ways to write the same character.
    let share: Int
    /// The strokes, in a square of 100 × 100 with its origin at the upper left.
    let strokes: [Stroke]

    /// Makes a way of writing that is chosen `share` times as often as one of share 1.
    init(share: Int, _ strokes: Stroke...) {
        self.share = share
        self.strokes = strokes
    }

    /// Returns one of several ways to write the same character, each as often as its share says.
    static func choice(from ways: [Glyph], using random: inout SplitMix64) -> Glyph {
        var rest = random.below(ways.reduce(0) { $0 + $1.share })
        for way in ways.dropLast() {
            if rest < way.share { return way }
            rest -= way.share
        }
        return ways[ways.count - 1]
    }
}
