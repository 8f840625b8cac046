/// What is not zero in some rows of numbers: for each group of four rows a list of indexes, and four factors for each.
///
/// A group's list is in ascending order, and cut into sections: the same words of 64 indexes for every group. `ends` is
/// `[groups][sections]`, `indexes` is `[groups][stride]`, the factors are `[groups][stride][4]`: pixels as they are, in a
/// quarter of the memory that their values would take, or the floats that another layer has computed.
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
    @usableFromInline let indexes: UnsafeMutablePointer<UInt32>
    /// The four factors of each entry.
    @usableFromInline let factors: UnsafeMutableRawPointer
    /// What each byte stands for, `[256]`, if the factors are bytes; nil if they are floats.
    public let brightness: UnsafePointer<Float>?

    /// Views memory that holds, or will hold, a table.
    @inlinable
    public init(
        groups: Int, stride: Int, sections: Int, ends: UnsafeMutablePointer<Int32>,
        indexes: UnsafeMutablePointer<UInt32>, factors: UnsafeMutableRawPointer, brightness: UnsafePointer<Float>?
    ) {
        self.groups = groups
        self.stride = stride
        self.sections = sections
        self.ends = ends
        self.indexes = indexes
        self.factors = factors
        self.brightness = brightness
    }

    /// The list of a group: the indexes.
    @inlinable
    public func indexes(ofGroup group: Int) -> UnsafeMutablePointer<UInt32> { indexes + group &* stride }

    /// The list of a group: four bytes for each index.
    @inlinable
    public func bytes(ofGroup group: Int) -> UnsafeMutablePointer<UInt8> {
        factors.assumingMemoryBound(to: UInt8.self) + group &* stride &* 4
    }

    /// The list of a group: four floats for each index.
    @inlinable
    public func floats(ofGroup group: Int) -> UnsafeMutablePointer<Float> {
        factors.assumingMemoryBound(to: Float.self) + group &* stride &* 4
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
