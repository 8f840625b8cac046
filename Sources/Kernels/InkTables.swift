import CCPUFeatures
import KernelTypes

// Four fifths of the pixels of a handwritten digit are blank, and a blank pixel adds nothing, neither forward nor
// backward. So one bit per pixel, and one per block of four, says once and for all whether there is ink; and two tables
// list, for each batch, what the tiles have to read: for the forward pass by samples, for the backward pass by inputs.
// Groups of four share a list, because the four rows of a tile share each row of the matrix that is read.

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

    /// Marks which blocks of four inputs of some samples are not all blank.
    ///
    /// - `pixels` is `[all samples][inputs]`; `marks` is `[all samples][words]`, the lowest bit of a word first, with
    ///   `words` = ⌈blocks / 64⌉. `samples` is the range to mark.
    public static func markBlocks(
        samples: Range<Int>, blocks: InputBlocks, pixels: UnsafePointer<UInt8>, marks: UnsafeMutablePointer<UInt64>
    ) {
        let words = (blocks.count &+ 63) / 64
        for sample in samples {
            let row = pixels + sample &* blocks.inputs
            for word in 0..<words {
                var mark: UInt64 = 0
                for group in word &* 64..<min(word &* 64 &+ 64, blocks.count) {
                    let isMarked = unsafeBitCast(block(group, of: row, blocks), to: UInt32.self) != 0
                    mark |= (isMarked ? 1 : 0) &<< UInt64(truncatingIfNeeded: group & 63)
                }
                marks[sample &* words &+ word] = mark
            }
        }
    }

    /// Asks for the inputs and marks of some samples of a batch, which lie anywhere in memory, long before they are listed.
    public static func prefetch(samples: Range<Int>, batch: PixelBatch) {
        for sample in samples {
            let (row, marks) = batch.row(sample)
            for input in stride(from: 0, to: batch.inputs, by: 64) { prefetchForReading(row + input) }
            prefetchForReading(row + (batch.inputs &- 1))
            for word in stride(from: 0, to: batch.words, by: 8) { prefetchForReading(marks + word) }
            prefetchForReading(batch.blockRow(sample).marks)
        }
    }

    /// For each group of four samples, the inputs where any of the four is not blank, in ascending order.
    ///
    /// - `batch` names the samples; beyond the last, the rows of a group are blank.
    /// - `groups` is the range of groups to fill, of the ⌈samples / 4⌉ that there are.
    public static func tabulateSamples(groups: Range<Int>, batch: PixelBatch, table: InkTable) {
        for group in groups {
            let (row0, marks0) = batch.row(group &* 4)
            let (row1, marks1) = batch.row(group &* 4 &+ 1)
            let (row2, marks2) = batch.row(group &* 4 &+ 2)
            let (row3, marks3) = batch.row(group &* 4 &+ 3)
            let indexes = table.indexes(ofGroup: group)
            let bytes = UnsafeMutableRawPointer(table.bytes(ofGroup: group))
            var count = 0
            for section in 0..<table.sections {
                for word in table.words(ofSection: section) {
                    var mark = marks0[word] | marks1[word] | marks2[word] | marks3[word]
                    if mark == .max {
                        // Nothing to look for, as wherever data has no zeros: sixteen entries at a time.
                        for first in stride(from: word &* 64, to: word &* 64 &+ 64, by: lanes) {
                            let ramp = SIMD16<UInt32>(repeating: UInt32(truncatingIfNeeded: first)) &+ firstSixteen
                            UnsafeMutableRawPointer(indexes + count).storeBytes(of: ramp, as: SIMD16<UInt32>.self)
                            let quads = interleaved(row0 + first, row1 + first, row2 + first, row3 + first)
                            bytes.storeBytes(of: quads, toByteOffset: count &* 4, as: SIMD32<UInt16>.self)
                            count &+= lanes
                        }
                        continue
                    }
                    while mark != 0 {
                        let input = word &* 64 &+ mark.trailingZeroBitCount
                        mark &= mark &- 1
                        indexes[count] = UInt32(truncatingIfNeeded: input)
                        let four = SIMD4(row0[input], row1[input], row2[input], row3[input])
                        bytes.storeBytes(of: four, toByteOffset: count &* 4, as: SIMD4<UInt8>.self)
                        count &+= 1
                    }
                }
                table.ends[group &* table.sections &+ section] = Int32(truncatingIfNeeded: count)
            }
        }
    }

    /// For each block of four inputs, the samples where any of the four is not blank, in ascending order.
    ///
    /// - `groups` is the range of blocks to fill.
    public static func tabulateInputs(groups: Range<Int>, batch: PixelBatch, blocks: InputBlocks, table: InkTable) {
        for group in groups { table.ends[group] = 0 }
        if groups.isEmpty { return }
        for sample in 0..<batch.samples {
            let (row, marks) = batch.blockRow(sample)
            for word in groups.lowerBound / 64...(groups.upperBound &- 1) / 64 {
                var mark = marks[word]
                mark &= bits(from: groups.lowerBound &- word &* 64) & ~bits(from: groups.upperBound &- word &* 64)
                while mark != 0 {
                    let group = word &* 64 &+ mark.trailingZeroBitCount
                    mark &= mark &- 1
                    let count = Int(table.ends[group])
                    table.ends[group] &+= 1
                    table.indexes(ofGroup: group)[count] = UInt32(truncatingIfNeeded: sample)
                    UnsafeMutableRawPointer(table.bytes(ofGroup: group)).storeBytes(
                        of: block(group, of: row, blocks), toByteOffset: count &* 4, as: SIMD4<UInt8>.self)
                }
            }
        }
    }
}

/// The four inputs of a block; zeros beyond the last.
@inline(__always)
private func block(_ block: Int, of row: UnsafePointer<UInt8>, _ blocks: InputBlocks) -> SIMD4<UInt8> {
    let first = Int(blocks.firsts[block])
    if first &+ blocks.pitch &+ 2 <= blocks.inputs {
        let address = UnsafeRawPointer(row + first)
        return SIMD4(
            lowHalf: address.loadUnaligned(as: SIMD2<UInt8>.self),
            highHalf: (address + blocks.pitch).loadUnaligned(as: SIMD2<UInt8>.self))
    }
    var bytes = SIMD4<UInt8>.zero
    for position in 0..<4 where first &+ blocks.offset(position) < blocks.inputs {
        bytes[position] = row[first &+ blocks.offset(position)]
    }
    return bytes
}

/// The numbers from 0 to 15.
private var firstSixteen: SIMD16<UInt32> { SIMD16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) }

/// Sixteen bytes of each of four rows: the first of all four, the second of all four, and so on.
@inline(__always)
private func interleaved(
    _ row0: UnsafePointer<UInt8>, _ row1: UnsafePointer<UInt8>, _ row2: UnsafePointer<UInt8>,
    _ row3: UnsafePointer<UInt8>
) -> SIMD32<UInt16> {
    var quads = SIMD32<UInt16>()
    quads.evenHalf = pairs(row0, row1)
    quads.oddHalf = pairs(row2, row3)
    return quads
}

/// Sixteen bytes of each of two rows: the first of both, the second of both, and so on.
@inline(__always)
private func pairs(_ row0: UnsafePointer<UInt8>, _ row1: UnsafePointer<UInt8>) -> SIMD16<UInt16> {
    var pairs = SIMD32<UInt8>()
    pairs.evenHalf = UnsafeRawPointer(row0).loadUnaligned(as: SIMD16<UInt8>.self)
    pairs.oddHalf = UnsafeRawPointer(row1).loadUnaligned(as: SIMD16<UInt8>.self)
    return unsafeBitCast(pairs, to: SIMD16<UInt16>.self)
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
