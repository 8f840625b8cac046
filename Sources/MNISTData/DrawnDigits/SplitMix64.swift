/// The SplitMix64 generator: small, fast, and the same numbers on every machine.
///
/// Source: Steele, Lea and Flood, "Fast Splittable Pseudorandom Number Generators", OOPSLA 2014.
struct SplitMix64 {
    /// The counter that is scrambled into each number.
    private var state: UInt64

    /// Starts one of many streams of numbers: neighbouring streams have nothing in common.
    init(stream: Int) {
        state = Self.scrambled(UInt64(stream))
    }

    /// Returns the next 64 random bits.
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.scrambled(state)
    }

    /// Returns a whole number from 0 up to, not including, `bound`.
    mutating func below(_ bound: Int) -> Int {
        Int(next().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// Returns a number from `range`, each as likely as any other.
    mutating func uniform(_ range: ClosedRange<Float>) -> Float {
        range.lowerBound + (range.upperBound - range.lowerBound) * (Float(next() >> 40) * 0x1p-24)
    }

    /// Returns a number from a bell curve around 0 with the standard deviation `spread`, never beyond 3.5 of them.
    ///
    /// It is the sum of four uniform numbers (the Irwin–Hall distribution): the logarithm that a true normal
    /// distribution takes is not the same to the last bit on every platform.
    mutating func bell(_ spread: Float) -> Float {
        let bits = next()
        let sum = (bits & 0xFFFF) + (bits >> 16 & 0xFFFF) + (bits >> 32 & 0xFFFF) + (bits >> 48)
        // Four numbers of variance 2³² / 12 each: the standard deviation of their sum is 2¹⁶ / √3.
        return (Float(sum) - 2 * 65_535) * 0x1p-16 * Float(3).squareRoot() * spread
    }

    /// Returns a push in any direction: two numbers from the bell curve.
    mutating func push(_ spread: Float) -> SIMD2<Float> {
        let x = bell(spread)
        return [x, bell(spread)]
    }

    /// Returns the bits scrambled so that each bit of the result depends on all of them.
    private static func scrambled(_ bits: UInt64) -> UInt64 {
        var bits = bits
        bits = (bits ^ bits >> 30) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ bits >> 27) &* 0x94D0_49BB_1331_11EB
        return bits ^ bits >> 31
    }
}
