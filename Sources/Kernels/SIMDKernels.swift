/// The loops where training spends its time, compiled from this one folder for each instruction set.
///
/// They work on memory that others own: pointers in, pointers out, no allocation, no failure. All of them vectorise
/// across outputs and add up each output in a fixed order with fused multiply-adds, so every instruction set computes
/// the same bits.
public enum SIMDKernels {
    /// The number of units in a shard: the columns of a layer that are stored, computed and updated together.
    ///
    /// Four vectors wide, so that a tile of four rows fills sixteen of AVX-512's thirty-two registers.
    public static var shardWidth: Int { 64 }
}

/// `SIMDKernels.shardWidth`, within this room.
var shardWidth: Int { SIMDKernels.shardWidth }
