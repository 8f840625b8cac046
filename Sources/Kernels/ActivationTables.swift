import KernelTypes

// What the pixels are to the first hidden layer, the activations of one are to the next; half of those that leave a ReLU
// are zero. The same two tables of them let every hidden layer run on the kernels of the first.

extension SIMDKernels {
    /// For each group of four samples, the units where any of the four is not zero, in ascending order.
    ///
    /// - `activations` is `[shards][shardStride]`, each of them `[samples][shardWidth]`, in whole groups of four.
    /// - `groups` is the range of groups to fill.
    public static func tabulateSamples(
        groups: Range<Int>, activations: UnsafePointer<Float>, shardStride: Int, table: InkTable
    ) {
        for group in groups {
            let index = table.indexes(ofGroup: group)
            let value = table.floats(ofGroup: group)
            var count = 0
            for section in 0..<table.sections {
                // A shard is as wide as a word.
                for shard in table.words(ofSection: section) {
                    for column in 0..<shardWidth {
                        let address = activations + (shard &* shardStride &+ group &* 4 &* shardWidth &+ column)
                        let four = SIMD4(
                            address[0], address[shardWidth], address[2 &* shardWidth], address[3 &* shardWidth])
                        if four == .zero { continue }
                        index[count] = UInt32(truncatingIfNeeded: shard &* shardWidth &+ column)
                        UnsafeMutableRawPointer(value + count &* 4).storeBytes(of: four, as: SIMD4<Float>.self)
                        count &+= 1
                    }
                }
                table.ends[group &* table.sections &+ section] = Int32(truncatingIfNeeded: count)
            }
        }
    }

    /// For each group of four neighbouring units, the samples where any of the four is not zero, in ascending order.
    ///
    /// - `activations` is `[shards][shardStride]`, each of them `[samples][shardWidth]`.
    /// - `groups` is the range of groups to fill, of `shards × shardWidth / 4`.
    public static func tabulateUnits(
        groups: Range<Int>, samples: Int, activations: UnsafePointer<Float>, shardStride: Int, table: InkTable
    ) {
        for group in groups {
            let (shard, column) = (group &* 4 / shardWidth, group &* 4 % shardWidth)
            let start = activations + (shard &* shardStride &+ column)
            let index = table.indexes(ofGroup: group)
            let value = table.floats(ofGroup: group)
            var count = 0
            for sample in 0..<samples {
                let address = UnsafeRawPointer(start + sample &* shardWidth)
                let four = address.loadUnaligned(as: SIMD4<Float>.self)
                if four == .zero { continue }
                index[count] = UInt32(truncatingIfNeeded: sample)
                UnsafeMutableRawPointer(value + count &* 4).storeBytes(of: four, as: SIMD4<Float>.self)
                count &+= 1
            }
            table.ends[group] = Int32(truncatingIfNeeded: count)
        }
    }
}
