/// A small random number generator whose numbers are the same on every machine, for ever.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014.
struct SplitMix64 {
    /// The sum of all steps so far.
    private var state: UInt64

    /// Starts the numbered stream of a seed; two streams of one seed share no visible pattern.
    init(seed: UInt64, stream: UInt64) {
        var base = SplitMix64(state: seed)
        var number = SplitMix64(state: stream)
        state = base.next() ^ number.next().byteSwapped
    }

    /// Starts from a given state.
    init(state: UInt64) {
        self.state = state
    }

    /// Returns the next 64 random bits.
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xbf58_476d_1ce4_e5b9
        bits = (bits ^ (bits >> 27)) &* 0x94d0_49bb_1331_11eb
        return bits ^ (bits >> 31)
    }

    /// Returns a whole number from 0 up to, not including, `bound`.
    ///
    /// Takes the high half of a product instead of a remainder; for bounds below 2³² the bias is below 2⁻³².
    mutating func next(below bound: UInt64) -> UInt64 {
        next().multipliedFullWidth(by: bound).high
    }

    /// Returns a number in [0, 1), one of 2²⁴ equally spaced ones.
    mutating func nextUnit() -> Float {
        Float(next() >> 40) * 0x1p-24
    }
}
