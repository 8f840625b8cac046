extension SIMDKernels {
    /// Multiplies and adds as fast as this instruction set can.
    ///
    /// All operands are in registers, and there are as many independent sums as it takes to keep every unit of the
    /// processor busy. No kernel can be faster than this, so it is what benchmarks compare them with.
    ///
    /// `sums` is `[16]`: read first and written last, so that the compiler can leave nothing out.
    ///
    /// - Returns: The number of multiply-adds, each counted once per lane.
    package static func multiplyAddInRegisters(rounds: Int, sums: UnsafeMutablePointer<Float>) -> Int {
        let operand = load(sums)
        #if EMULATED_MULTIPLY_ADD
            // Without the instruction, a multiplication and an addition are the best there is; and half the registers
            // are needed for the products. They change in each round: otherwise the compiler would compute them once.
            var a = operand
            var b = operand
            for _ in 0..<rounds { (a, b) = (a - b * operand, b + a * operand) }
            store(a + b, sums)
            return rounds * 2 * lanes
        #else
            let factor = operand[0]
            var row = Tile.Row()
            row.forEachVector { vector, _ in vector = operand }
            var tile = Tile()
            for _ in 0..<rounds {
                tile.row0.add(factor, times: row)
                tile.row1.add(factor, times: row)
                tile.row2.add(factor, times: row)
                tile.row3.add(factor, times: row)
            }
            var total = Vector.zero
            tile.forEachVector { vector, _, _ in total += vector }
            store(total, sums)
            return rounds * 4 * Tile.width
        #endif
    }
}
