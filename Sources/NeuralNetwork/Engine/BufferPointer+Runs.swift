extension UnsafeMutablePointer where Pointee == Float {
    /// Copies a run of a buffer to this address.
    func update(from buffer: UnsafeBufferPointer<Float>, _ run: Range<Int>) {
        if let start = buffer.baseAddress { update(from: start + run.lowerBound, count: run.count) }
    }
}

extension UnsafeMutableBufferPointer<Float> {
    /// Fills a run of this buffer from an address.
    func initialize(_ run: Range<Int>, from address: UnsafeMutablePointer<Float>) {
        if let start = baseAddress { (start + run.lowerBound).initialize(from: address, count: run.count) }
    }
}
