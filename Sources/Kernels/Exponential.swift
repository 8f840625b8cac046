/// The exponential of each lane, for `x` ≤ 0; zero below −87, where e^x would leave the normal numbers.
///
/// Our own rather than the C library's, so that every instruction set and system computes the same bits.
/// x = n·ln 2 + r with |r| ≤ ½ ln 2, so e^x = 2ⁿ·e^r; the Taylor series of e^r to the seventh power errs by less than
/// r⁸/8! < 6·10⁻⁹, a tenth of a float's precision.
@inline(__always)
func exponential(_ x: Vector) -> Vector {
    // Adding 1.5·2²³ leaves no bits for a fraction: the sum's low bits are the nearest integer.
    let shift = Vector(repeating: 0x1.8p23)
    let shifted = multiplyAdd(x, Vector(repeating: 1.442_695_04), shift)
    let n = shifted - shift

    // ln 2 in two parts, the first short enough that n times it is exact.
    var r = multiplyAdd(n, Vector(repeating: -0x1.62e4p-1), x)
    r = multiplyAdd(n, Vector(repeating: -0x1.7f7d1cp-20), r)

    var series = Vector(repeating: 1 / 5040)
    series = multiplyAdd(series, r, Vector(repeating: 1 / 720))
    series = multiplyAdd(series, r, Vector(repeating: 1 / 120))
    series = multiplyAdd(series, r, Vector(repeating: 1 / 24))
    series = multiplyAdd(series, r, Vector(repeating: 1 / 6))
    series = multiplyAdd(series, r, Vector(repeating: 1 / 2))
    series = multiplyAdd(series, r, Vector(repeating: 1))
    series = multiplyAdd(series, r, Vector(repeating: 1))
    // 2ⁿ by its bit pattern: the exponent sits in bits 23 to 30, biased by 127.
    let exponent = unsafeBitCast(shifted, to: SIMD16<UInt32>.self) &<< 23 &+ 0x3f80_0000
    let power = unsafeBitCast(exponent, to: Vector.self)
    return (series * power).replacing(with: 0, where: x .< -87)
}

/// The natural logarithm of each lane, for positive normal numbers; not a number for not a number.
///
/// x = 2ᵏ·m with √½ ≤ m < √2, so log x = k·ln 2 + log m, and log m = 2·artanh s = 2(s + s³/3 + s⁵/5 + …)
/// with s = (m−1)/(m+1). |s| < 0.172, so what follows s⁹/9 is less than 4·10⁻¹⁰.
@inline(__always)
func logarithm(_ x: Vector) -> Vector {
    // Subtracting the bits of √½ moves the cut between two exponents from 1 to √½.
    let bits = unsafeBitCast(x, to: SIMD16<UInt32>.self)
    let k = unsafeBitCast(bits &- 0x3f35_04f3, to: SIMD16<Int32>.self) &>> 23
    let m = unsafeBitCast(bits &- unsafeBitCast(k, to: SIMD16<UInt32>.self) &<< 23, to: Vector.self)

    let s = (m - 1) / (m + 1)
    let square = s * s
    var series = Vector(repeating: 2 / 9)
    series = multiplyAdd(series, square, Vector(repeating: 2 / 7))
    series = multiplyAdd(series, square, Vector(repeating: 2 / 5))
    series = multiplyAdd(series, square, Vector(repeating: 2 / 3))
    series = multiplyAdd(series, square, Vector(repeating: 2))
    // An integer added to the bits of 1.5·2²³ is that integer as a float, once 1.5·2²³ is subtracted.
    let shift = Vector(repeating: 0x1.8p23)
    let integer = unsafeBitCast(shift, to: SIMD16<Int32>.self) &+ k
    let power = unsafeBitCast(integer, to: Vector.self) - shift
    let result = multiplyAdd(power, Vector(repeating: 0.693_147_18), series * s)
    return result.replacing(with: x, where: x .!= x)
}
