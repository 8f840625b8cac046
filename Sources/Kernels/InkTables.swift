import KernelTypes

// Four fifths of the pixels of a handwritten digit are blank, and a blank pixel adds nothing, neither forward nor
// backward. These two tables list, once per batch, what is not blank: for the forward pass by samples, for the backward
// pass by inputs. Groups of four share a list, because the four rows of a tile share each row of the matrix that is read.

extension SIMDKernels {
    /// For each group of four samples, the inputs where any of the four is not blank, in ascending order.
    ///
    /// - `pixels` is `[all samples][inputs]`; `order` is `[samples]` and names the rows of `pixels` that form the batch.
    /// - `scale` is `[256]`: the input that each byte stands for.
    /// - `groups` is the range of groups to fill, of the ⌈samples / 4⌉ that there are; rows beyond the last are blank.
    public static func tabulateSamples(
        groups: Range<Int>, samples: Int, inputs: Int, pixels: UnsafePointer<UInt8>, order: UnsafePointer<UInt32>,
        scale: UnsafePointer<Float>, table: InkTable
    ) {
        for group in groups {
            let first = group &* 4
            let present = min(4, samples &- first)
            // A sample that is missing repeats the first one, masked to blank.
            let row0 = pixels + Int(order[first]) &* inputs
            let row1 = present > 1 ? pixels + Int(order[first &+ 1]) &* inputs : row0
            let row2 = present > 2 ? pixels + Int(order[first &+ 2]) &* inputs : row0
            let row3 = present > 3 ? pixels + Int(order[first &+ 3]) &* inputs : row0
            let mask = SIMD4<UInt8>(255, present > 1 ? 255 : 0, present > 2 ? 255 : 0, present > 3 ? 255 : 0)

            let index = table.indexes + group &* table.stride
            let value = table.values + group &* table.stride &* 4
            var count = 0
            var input = 0
            while input < inputs {
                // Most runs of eight inputs are blank in all four samples.
                let isBlank =
                    input &+ 8 <= inputs
                    && eight(row0 + input) | eight(row1 + input) | eight(row2 + input) | eight(row3 + input) == 0
                if isBlank {
                    input &+= 8
                    continue
                }
                for input in input..<min(input &+ 8, inputs) {
                    let bytes = SIMD4<UInt8>(row0[input], row1[input], row2[input], row3[input]) & mask
                    if bytes == .zero { continue }
                    index[count] = UInt32(truncatingIfNeeded: input)
                    storeInputs(bytes, scale, value + count &* 4)
                    count &+= 1
                }
                input &+= 8
            }
            table.counts[group] = Int32(truncatingIfNeeded: count)
        }
    }

    /// For each group of four neighbouring inputs, the samples where any of the four is not blank, in ascending order.
    ///
    /// The parameters are those of `tabulateSamples`; here `groups` is of the ⌈inputs / 4⌉ that there are.
    public static func tabulateInputs(
        groups: Range<Int>, samples: Int, inputs: Int, pixels: UnsafePointer<UInt8>, order: UnsafePointer<UInt32>,
        scale: UnsafePointer<Float>, table: InkTable
    ) {
        for group in groups { table.counts[group] = 0 }
        for sample in 0..<samples {
            let row = pixels + Int(order[sample]) &* inputs
            for group in groups {
                let bytes = four(row + group &* 4, available: inputs &- group &* 4)
                if bytes == .zero { continue }
                let position = group &* table.stride &+ Int(table.counts[group])
                table.indexes[position] = UInt32(truncatingIfNeeded: sample)
                storeInputs(bytes, scale, table.values + position &* 4)
                table.counts[group] &+= 1
            }
        }
    }
}

/// Reads four neighbouring bytes; those beyond the end of a row, of which `available` bytes are left, count as zero.
@inline(__always)
private func four(_ address: UnsafePointer<UInt8>, available: Int) -> SIMD4<UInt8> {
    if available >= 4 { return UnsafeRawPointer(address).loadUnaligned(as: SIMD4<UInt8>.self) }
    return SIMD4(address[0], available > 1 ? address[1] : 0, available > 2 ? address[2] : 0, 0)
}

/// Reads eight bytes as one number, to compare them with zero at once.
@inline(__always)
private func eight(_ address: UnsafePointer<UInt8>) -> UInt64 {
    UnsafeRawPointer(address).loadUnaligned(as: UInt64.self)
}

/// Writes the inputs that four bytes stand for.
@inline(__always)
private func storeInputs(
    _ bytes: SIMD4<UInt8>, _ scale: UnsafePointer<Float>, _ address: UnsafeMutablePointer<Float>
) {
    address[0] = scale[Int(bytes.x)]
    address[1] = scale[Int(bytes.y)]
    address[2] = scale[Int(bytes.z)]
    address[3] = scale[Int(bytes.w)]
}
