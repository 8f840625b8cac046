/// An IDX file of unsigned bytes.
func idxFile(dimensions: [UInt32], elements: [UInt8]) -> [UInt8] {
    [0, 0, 8, UInt8(dimensions.count)]
        + dimensions.flatMap { dimension in withUnsafeBytes(of: dimension.bigEndian) { Array($0) } }
        + elements
}
