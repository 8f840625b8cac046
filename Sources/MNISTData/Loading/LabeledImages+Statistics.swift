extension LabeledImages {
    /// The darkest and the brightest grey value of all images.
    public var valueRange: ClosedRange<UInt8> {
        var (lowest, highest) = (UInt8.max, UInt8.min)
        for value in pixels {
            lowest = min(lowest, value)
            highest = max(highest, value)
        }
        return min(lowest, highest)...highest
    }

    /// The number of images of each class, `[10]`.
    public var classCounts: [Int] {
        labels.reduce(into: Array(repeating: 0, count: 10)) { counts, label in counts[Int(label)] += 1 }
    }
}
