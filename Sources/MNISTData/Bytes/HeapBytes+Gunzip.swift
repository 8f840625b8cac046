import CZlib

extension HeapBytes {
    /// Unpacks a gzip file that must hold exactly `count` bytes.
    ///
    /// Never writes more than that, whatever the file claims. The file is one gzip member: further members, which the
    /// format allows, are refused as trailing data, since no data set is published that way.
    /// Source: RFC 1952, https://www.rfc-editor.org/rfc/rfc1952.
    convenience init(gunzipping file: UnsafeRawBufferPointer, count: Int) throws(GunzipError) {
        guard file.starts(with: GunzipError.magic.prefix(file.count)) else {
            throw .notGzip(firstBytes: Array(file.prefix(2)))
        }
        // One byte more than wanted: if zlib writes to it, the content is too long.
        try self.init(count: count, capacity: count + 1) { memory throws(GunzipError) in
            try Self.inflate(file, into: memory)
        }
    }

    /// Unpacks `file` into all of `memory` but its last byte; throws if the content is not exactly that long.
    private static func inflate(
        _ file: UnsafeRawBufferPointer, into memory: UnsafeMutableRawBufferPointer
    ) throws(GunzipError) {
        let count = memory.count - 1
        /// On the heap, because zlib keeps the address of this record.
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        stream.initialize(to: z_stream())
        defer {
            inflateEnd(stream)
            stream.deallocate()
        }
        stream.pointee.next_in = UnsafeMutableRawPointer(mutating: file.baseAddress)?
            .assumingMemoryBound(to: UInt8.self)
        stream.pointee.next_out = memory.baseAddress?.assumingMemoryBound(to: UInt8.self)
        // Should zlib have no memory to start, then its first step says so.
        inflateInit2_(stream, gzipWindow, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))

        var status = Z_OK
        while status == Z_OK {
            stream.pointee.avail_in = UInt32(clamping: file.count - Int(stream.pointee.total_in))
            stream.pointee.avail_out = UInt32(clamping: memory.count - Int(stream.pointee.total_out))
            status = CZlib.inflate(stream, Z_NO_FLUSH)
            if stream.pointee.total_out > count {
                throw .tooLong(expected: count, offset: Int(stream.pointee.total_in))
            }
        }
        let offset = Int(stream.pointee.total_in)
        switch status {
        case Z_STREAM_END: break
        case Z_BUF_ERROR: throw .truncated(offset: offset)
        default:
            let reason = stream.pointee.msg.map { String(cString: $0) } ?? "error \(status)"
            throw .corrupt(offset: offset, reason: reason)
        }
        let found = Int(stream.pointee.total_out)
        if found < count { throw .tooShort(expected: count, found: found) }
        if offset < file.count { throw .trailingData(offset: offset, count: file.count - offset) }
    }

    /// zlib's way to say "a window of any size, and a gzip header around the data".
    private static let gzipWindow: Int32 = 15 + 16
}
