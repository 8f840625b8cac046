import KernelTypes

// Four fifths of the pixels of a handwritten digit are blank, and a blank pixel adds nothing, neither forward nor
// backward. So one bit per pixel says, once and for all, whether there is ink; and two tables list, for each batch, what
// the tiles have to read: for the forward pass by samples, for the backward pass by inputs. Groups of four share a list,
// because the four rows of a tile share each row of the matrix that is read.

extension SIMDKernels {
    /// Marks which inputs of some samples are not blank.
    ///
    /// - `pixels` is `[all samples][inputs]`; `marks` is `[all samples][words]`, the lowest bit of a word first, with
    ///   `words` = ⌈inputs / 64⌉. `samples` is the range to mark.
    public static func markInk(
        samples: Range<Int>, inputs: Int, pixels: UnsafePointer<UInt8>, marks: UnsafeMutablePointer<UInt64>
    ) {
        let words = (inputs &+ 63) / 64
        for sample in samples {
            let row = pixels + sample &* inputs
            for word in 0..<words {
                let first = word &* 64
                var mark: UInt64 = 0
                if first &+ 64 <= inputs {
                    for byte in 0..<8 {
                        let eight = UnsafeRawPointer(row + (first &+ byte &* 8)).loadUnaligned(as: UInt64.self)
                        mark |= nonzeroBytes(UInt64(littleEndian: eight)) &<< UInt64(byte &* 8)
                    }
                } else {
                    for input in first..<inputs where row[input] != 0 { mark |= 1 &<< UInt64(input &- first) }
                }
                marks[sample &* words &+ word] = mark
            }
        }
    }

    /// For each group of four samples, the inputs where any of the four is not blank, in ascending order.
    ///
    /// - `batch` names the samples; beyond the last, the rows of a group are blank.
    /// - `groups` is the range of groups to fill, of the ⌈samples / 4⌉ that there are.
    public static func tabulateSamples(groups: Range<Int>, batch: PixelBatch, table: InkTable) {
        let scale = batch.scale
        for group in groups {
            let (row0, marks0) = batch.row(group &* 4)
            let (row1, marks1) = batch.row(group &* 4 &+ 1)
            let (row2, marks2) = batch.row(group &* 4 &+ 2)
            let (row3, marks3) = batch.row(group &* 4 &+ 3)
            let indexes = table.indexes + group &* table.stride
            let values = table.values + group &* table.stride &* 4
            var count = 0
            for word in 0..<batch.words {
                var mark = marks0[word] | marks1[word] | marks2[word] | marks3[word]
                while mark != 0 {
                    let input = word &* 64 &+ mark.trailingZeroBitCount
                    mark &= mark &- 1
                    indexes[count] = UInt32(truncatingIfNeeded: input)
                    let value = values + count &* 4
                    value[0] = scale[Int(row0[input])]
                    value[1] = scale[Int(row1[input])]
                    value[2] = scale[Int(row2[input])]
                    value[3] = scale[Int(row3[input])]
                    count &+= 1
                }
            }
            table.counts[group] = Int32(truncatingIfNeeded: count)
        }
    }

    /// For each group of four neighbouring inputs, the samples where any of the four is not blank, in ascending order.
    ///
    /// - `groups` is the range of groups to fill, of the ⌈inputs / 4⌉ that there are.
    public static func tabulateInputs(groups: Range<Int>, batch: PixelBatch, table: InkTable) {
        for group in groups { table.counts[group] = 0 }
        if groups.isEmpty { return }
        let scale = batch.scale
        for sample in 0..<batch.samples {
            let (row, marks) = batch.row(sample)
            for word in groups.lowerBound / 16...(groups.upperBound &- 1) / 16 {
                // One bit for each group of four that has any: its lowest.
                let pairs = marks[word] | marks[word] &>> 1
                var mark = (pairs | pairs &>> 2) & 0x1111_1111_1111_1111
                mark &=
                    bits(from: groups.lowerBound &* 4 &- word &* 64) & ~bits(from: groups.upperBound &* 4 &- word &* 64)
                while mark != 0 {
                    let input = word &* 64 &+ mark.trailingZeroBitCount
                    mark &= mark &- 1
                    let group = input / 4
                    let position = group &* table.stride &+ Int(table.counts[group])
                    table.counts[group] &+= 1
                    table.indexes[position] = UInt32(truncatingIfNeeded: sample)
                    let value = table.values + position &* 4
                    value[0] = scale[Int(row[input])]
                    value[1] = input &+ 1 < batch.inputs ? scale[Int(row[input &+ 1])] : 0
                    value[2] = input &+ 2 < batch.inputs ? scale[Int(row[input &+ 2])] : 0
                    value[3] = input &+ 3 < batch.inputs ? scale[Int(row[input &+ 3])] : 0
                }
            }
        }
    }
}

/// One bit for each byte of a word that is not zero, the lowest byte first.
@inline(__always)
private func nonzeroBytes(_ word: UInt64) -> UInt64 {
    // Adding 127 to the low seven bits carries into the eighth unless they are zero; a product gathers the eighth bits.
    let low: UInt64 = 0x7f7f_7f7f_7f7f_7f7f
    let eighths = ((((word & low) &+ low) | word) & ~low) &>> 7
    return (eighths &* 0x0102_0408_1020_4080) &>> 56
}

/// The bits of a word from a position on; all for a position below it, none beyond it.
@inline(__always)
private func bits(from position: Int) -> UInt64 {
    position >= 64 ? 0 : position <= 0 ? ~0 : ~0 &<< UInt64(position)
}
