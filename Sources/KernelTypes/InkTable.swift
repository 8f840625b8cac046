/// What is not zero in some rows of numbers: for each group of four rows a list of indexes, and four values for each.
///
/// A group's list is in ascending order; `counts` is `[groups]`, `indexes` is `[groups][stride]`, `values` is
/// `[groups][stride][4]`.
public struct InkTable {
    /// The number of groups.
    public let groups: Int
    /// The most entries that a group can have.
    public let stride: Int
    /// The entries of each group.
    public let counts: UnsafeMutablePointer<Int32>
    /// The row of the matrix that each entry multiplies.
    public let indexes: UnsafeMutablePointer<UInt32>
    /// The four factors of each entry.
    public let values: UnsafeMutablePointer<Float>

    /// Views memory that holds, or will hold, a table.
    @inlinable
    public init(
        groups: Int, stride: Int, counts: UnsafeMutablePointer<Int32>, indexes: UnsafeMutablePointer<UInt32>,
        values: UnsafeMutablePointer<Float>
    ) {
        self.groups = groups
        self.stride = stride
        self.counts = counts
        self.indexes = indexes
        self.values = values
    }
}
