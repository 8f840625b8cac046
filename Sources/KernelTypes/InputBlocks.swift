/// The inputs of a layer in blocks of four, which the backward pass takes together.
///
/// Ink is rarely alone: in a picture, a square of two by two is blank more often than four in a row. A block is two
/// neighbours and, `pitch` further on, two more; with a pitch of 2 it is four in a row.
public struct InputBlocks {
    /// The number of inputs; what a block has beyond them is zero.
    public let inputs: Int
    /// The number of blocks.
    public let count: Int
    /// From the first input of a block to the third.
    public let pitch: Int
    /// The first input of each block, `[count]`.
    public let firsts: UnsafePointer<UInt32>

    /// Views the first inputs of all blocks.
    @inlinable
    public init(inputs: Int, count: Int, pitch: Int, firsts: UnsafePointer<UInt32>) {
        self.inputs = inputs
        self.count = count
        self.pitch = pitch
        self.firsts = firsts
    }

    /// From the first input of a block to the one at a position from 0 to 3.
    @inlinable
    public func offset(_ position: Int) -> Int { (position &>> 1) &* pitch &+ position & 1 }
}
