extension SplitMix64 {
    /// Returns a normally distributed number, with mean 0 and standard deviation 1.
    ///
    /// Takes a random point in the unit disc and bends it. Source: Marsaglia and Bray, "A convenient method for generating
    /// normal variables", SIAM Review 6, 1964. The second number that the method offers is not used.
    mutating func nextNormal() -> Float {
        while true {
            let x = 2 * Double(nextUnit()) - 1
            let y = 2 * Double(nextUnit()) - 1
            let square = x * x + y * y
            if square > 0, square < 1 { return Float(x * (-2 * naturalLogarithm(square) / square).squareRoot()) }
        }
    }
}

/// The natural logarithm of a positive normal number, to within 10⁻¹².
///
/// Our own rather than the C library's, so that every system draws the same weights: x = 2ᵏ·m, and
/// log m = 2·artanh s = 2(s + s³/3 + s⁵/5 + …) with s = (m − 1)/(m + 1), which is at most ⅓.
private func naturalLogarithm(_ x: Double) -> Double {
    let s = (x.significand - 1) / (x.significand + 1)
    var (power, sum) = (s, s)
    for divisor in stride(from: 3.0, through: 23, by: 2) {
        power *= s * s
        sum += power / divisor
    }
    return 2 * sum + Double(x.exponent) * 0.693_147_180_559_945_3
}
