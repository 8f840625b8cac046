extension SIMD16 where Scalar == Float {
    /// Adds `a * b` with one rounding per lane, on every instruction set.
    @inline(__always)
    mutating func add(_ a: Float, times b: Self) {
        self = multiplyAdd(Self(repeating: a), b, self)
    }
}

/// `a * b + c` with one rounding per lane.
@inline(__always)
func multiplyAdd(_ a: Vector, _ b: Vector, _ c: Vector) -> Vector {
    #if EMULATED_MULTIPLY_ADD
        Vector(
            lowHalf: SIMD8(
                lowHalf: emulatedMultiplyAdd(a.lowHalf.lowHalf, b.lowHalf.lowHalf, c.lowHalf.lowHalf),
                highHalf: emulatedMultiplyAdd(a.lowHalf.highHalf, b.lowHalf.highHalf, c.lowHalf.highHalf)),
            highHalf: SIMD8(
                lowHalf: emulatedMultiplyAdd(a.highHalf.lowHalf, b.highHalf.lowHalf, c.highHalf.lowHalf),
                highHalf: emulatedMultiplyAdd(a.highHalf.highHalf, b.highHalf.highHalf, c.highHalf.highHalf)))
    #else
        c.addingProduct(a, b)
    #endif
}

#if EMULATED_MULTIPLY_ADD
    /// `a * b + c` with one rounding per lane, for processors without the instruction, in double precision.
    ///
    /// The product of two floats is exact in double precision; the sum is not, and rounding it twice, to double and to
    /// float, can differ from rounding once. So an inexact sum is first rounded to odd: of the two doubles around the
    /// true sum, the one with an odd last bit, which keeps it on the right side of every tie between two floats.
    /// Source: Boldo and Melquiond, "Emulation of FMA and correctly rounded sums: proved algorithms using rounding to
    /// odd", IEEE Transactions on Computers 57(4), 2008.
    @inline(__always)
    func emulatedMultiplyAdd(_ a: SIMD4<Float>, _ b: SIMD4<Float>, _ c: SIMD4<Float>) -> SIMD4<Float> {
        let product = widened(a) * widened(b)
        let addend = widened(c)
        // Knuth's two-sum: `sum` and what its rounding lost, exactly.
        let sum = product + addend
        let part = sum - product
        let lost = (product - (sum - part)) + (addend - part)

        // One step of the bit pattern away from zero if the lost part has the sign of the sum, else towards zero.
        let bits = unsafeBitCast(sum, to: SIMD4<Int64>.self)
        let step = (unsafeBitCast(lost, to: SIMD4<Int64>.self) ^ bits) &>> 63 | 1
        // Neither is set where the sum is infinite or no number.
        let isInexact =
            unsafeBitCast(lost .< 0, to: SIMD4<Int64>.self) | unsafeBitCast(lost .> 0, to: SIMD4<Int64>.self)
        let isEven = (bits & 1) &- 1
        let odd = unsafeBitCast(bits &+ (step & isInexact & isEven), to: SIMD4<Double>.self)
        return SIMD4(Float(odd[0]), Float(odd[1]), Float(odd[2]), Float(odd[3]))
    }

    /// The same numbers in double precision.
    @inline(__always)
    private func widened(_ vector: SIMD4<Float>) -> SIMD4<Double> {
        SIMD4(Double(vector[0]), Double(vector[1]), Double(vector[2]), Double(vector[3]))
    }
#endif
