import KernelTypes

/// Four rows of a product, held in registers while their sum grows.
///
/// One row belongs to one sample (forward) or one input (backward), its columns to neighbouring units. Each step adds
/// the outer product of four values and one row of a matrix. Every element of the tile adds its own products in the
/// order of the steps, so the shape of the tile changes no bit of the result and can follow the registers that the
/// instruction set has: four vectors wide with the thirty-two of AVX-512, one vector wide elsewhere.
struct Tile {
    #if WIDE_TILES
        /// One row: four vectors.
        struct Row {
            var a = Vector.zero
            var b = Vector.zero
            var c = Vector.zero
            var d = Vector.zero

            /// Adds `value` times a row of the matrix.
            @inline(__always)
            mutating func add(_ value: Float, times row: Row) {
                a.add(value, times: row.a)
                b.add(value, times: row.b)
                c.add(value, times: row.c)
                d.add(value, times: row.d)
            }

            /// Calls `body` for each vector of the row and its first column.
            @inline(__always)
            mutating func forEachVector(_ body: (inout Vector, Int) -> Void) {
                body(&a, 0)
                body(&b, lanes)
                body(&c, 2 * lanes)
                body(&d, 3 * lanes)
            }
        }

        /// The number of columns of a tile.
        static var width: Int { 4 * lanes }
    #else
        /// One row: one vector.
        struct Row {
            var a = Vector.zero

            /// Adds `value` times a row of the matrix.
            @inline(__always)
            mutating func add(_ value: Float, times row: Row) {
                a.add(value, times: row.a)
            }

            /// Calls `body` for each vector of the row and its first column.
            @inline(__always)
            mutating func forEachVector(_ body: (inout Vector, Int) -> Void) {
                body(&a, 0)
            }
        }

        /// The number of columns of a tile.
        static var width: Int { lanes }
    #endif

    /// The four rows.
    var row0 = Row()
    var row1 = Row()
    var row2 = Row()
    var row3 = Row()

    /// Calls `body` for each vector of the tile, with its row (0 to 3) and first column.
    @inline(__always)
    mutating func forEachVector(_ body: (inout Vector, _ row: Int, _ column: Int) -> Void) {
        row0.forEachVector { body(&$0, 0, $1) }
        row1.forEachVector { body(&$0, 1, $1) }
        row2.forEachVector { body(&$0, 2, $1) }
        row3.forEachVector { body(&$0, 3, $1) }
    }

    /// Adds, for each entry of one section of a table's group in order, the outer product of its four factors and its row
    /// of `matrix`.
    ///
    /// `matrix` is `[rows][shardWidth]`, from the tile's first column on.
    @inline(__always)
    mutating func accumulate(
        _ group: Int, section: Int = 0, of table: InkTable, matrix: UnsafePointer<Float>
    ) {
        let indexes = table.indexes(ofGroup: group)
        if let brightness = table.brightness {
            let bytes = UnsafeRawPointer(table.bytes(ofGroup: group))
            for entry in table.entries(ofGroup: group, section: section) {
                // One read for all four: many processors do no more than two per cycle.
                let four = Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: entry &* 4, as: UInt32.self)))
                add(
                    brightness[four & 255], brightness[four &>> 8 & 255], brightness[four &>> 16 & 255],
                    brightness[four &>> 24], times: matrix + Int(indexes[entry]) &* shardWidth)
            }
        } else {
            let floats = table.floats(ofGroup: group)
            for entry in table.entries(ofGroup: group, section: section) {
                let float = floats + entry &* 4
                add(float[0], float[1], float[2], float[3], times: matrix + Int(indexes[entry]) &* shardWidth)
            }
        }
    }

    /// Adds the product of four rows of `count` values, `stride` apart, and `matrix`.
    ///
    /// `matrix` is `[count][shardWidth]`, from the tile's first column on.
    @inline(__always)
    mutating func accumulateRows(
        _ rows: UnsafePointer<Float>, stride: Int, count: Int, matrix: UnsafePointer<Float>
    ) {
        for position in 0..<count {
            let value = rows + position
            add(
                value[0], value[stride], value[2 &* stride], value[3 &* stride],
                times: matrix + position &* shardWidth)
        }
    }

    /// Adds the outer product of four values and a row of a matrix.
    @inline(__always)
    private mutating func add(
        _ value0: Float, _ value1: Float, _ value2: Float, _ value3: Float, times address: UnsafePointer<Float>
    ) {
        var row = Row()
        row.forEachVector { $0 = load(address + $1) }
        row0.add(value0, times: row)
        row1.add(value1, times: row)
        row2.add(value2, times: row)
        row3.add(value3, times: row)
    }
}
