import CZlib

/// Packs bytes as a gzip file, by zlib.
func gzip(_ bytes: [UInt8], level: Int32 = Z_BEST_COMPRESSION) -> [UInt8] {
    var stream = z_stream()
    let size = Int32(MemoryLayout<z_stream>.size)
    deflateInit2_(&stream, level, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, size)
    defer { deflateEnd(&stream) }
    var source = bytes
    var packed = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
    source.withUnsafeMutableBufferPointer { source in
        packed.withUnsafeMutableBufferPointer { packed in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            stream.next_out = packed.baseAddress
            stream.avail_out = UInt32(packed.count)
            deflate(&stream, Z_FINISH)
        }
    }
    return Array(packed.prefix(Int(stream.total_out)))
}
