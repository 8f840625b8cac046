/// What is not zero in some rows of numbers: for each group of four rows a list of indexes, and four values for each.
///
/// A group's list is in ascending order, and cut into sections: the same words of 64 indexes for every group. `ends` is
/// `[groups][sections]`, `indexes` is `[groups][stride]`, `values` is `[groups][stride][4]`.
public struct InkTable {
    /// The number of groups.
    public let groups: Int
    /// From the first entry of a group to that of the next; with several sections, just the number of indexes.
    public let stride: Int
    /// The number of sections.
    public let sections: Int
    /// Where in its group's list each section ends.
    public let ends: UnsafeMutablePointer<Int32>
    /// The row of the matrix that each entry multiplies.
    public let indexes: UnsafeMutablePointer<UInt32>
    /// The four factors of each entry.
    public let values: UnsafeMutablePointer<Float>

    /// Views memory that holds, or will hold, a table.
    @inlinable
    public init(
        groups: Int, stride: Int, sections: Int, ends: UnsafeMutablePointer<Int32>,
        indexes: UnsafeMutablePointer<UInt32>, values: UnsafeMutablePointer<Float>
    ) {
        self.groups = groups
        self.stride = stride
        self.sections = sections
        self.ends = ends
        self.indexes = indexes
        self.values = values
    }

    /// The words of 64 indexes that a section spans.
    @inlinable
    public func words(ofSection section: Int) -> Range<Int> {
        let words = (stride &+ 63) / 64
        return words &* section / sections..<words &* (section &+ 1) / sections
    }

    /// The entries of a group that belong to a section.
    @inlinable
    public func entries(ofGroup group: Int, section: Int) -> Range<Int> {
        let ends = ends + group &* sections
        return (section == 0 ? 0 : Int(ends[section &- 1]))..<Int(ends[section])
    }
}
