/// Eight vectors in registers: eight independent sums, enough to hide the latency of the multiply-add.
struct Octet {
    var v0 = Vector.zero
    var v1 = Vector.zero
    var v2 = Vector.zero
    var v3 = Vector.zero
    var v4 = Vector.zero
    var v5 = Vector.zero
    var v6 = Vector.zero
    var v7 = Vector.zero

    /// The number of vectors.
    static var count: Int { 8 }

    /// Calls `body` for each vector, with its position (0 to 7).
    @inline(__always)
    mutating func forEach(_ body: (inout Vector, Int) -> Void) {
        body(&v0, 0)
        body(&v1, 1)
        body(&v2, 2)
        body(&v3, 3)
        body(&v4, 4)
        body(&v5, 5)
        body(&v6, 6)
        body(&v7, 7)
    }
}
