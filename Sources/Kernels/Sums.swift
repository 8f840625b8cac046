/// Several vectors in registers: independent sums, enough of them to hide the latency of the multiply-add.
///
/// As with a tile, their number changes no bit and follows the registers that there are: eight with AVX-512, four
/// elsewhere.
struct Sums {
    var v0 = Vector.zero
    var v1 = Vector.zero
    var v2 = Vector.zero
    var v3 = Vector.zero
    #if WIDE_TILES
        var v4 = Vector.zero
        var v5 = Vector.zero
        var v6 = Vector.zero
        var v7 = Vector.zero

        /// The number of vectors; a divisor of eight.
        static var count: Int { 8 }
    #else
        /// The number of vectors; a divisor of eight.
        static var count: Int { 4 }
    #endif

    /// Calls `body` for each vector, with its position from 0.
    @inline(__always)
    mutating func forEach(_ body: (inout Vector, Int) -> Void) {
        body(&v0, 0)
        body(&v1, 1)
        body(&v2, 2)
        body(&v3, 3)
        #if WIDE_TILES
            body(&v4, 4)
            body(&v5, 5)
            body(&v6, 6)
            body(&v7, 7)
        #endif
    }
}
