import Storage

extension Archive {
    /// Throws unless `file` is the published `.gz` file, byte for byte.
    ///
    /// May be asked when the last bytes of a file that is too long have not arrived yet.
    func verify(compressed file: [UInt8]) throws(ArchiveError) {
        try requireGzip(file)
        guard file.count <= compressedSize else { throw .tooLong(expected: compressedSize) }
        guard file.count == compressedSize else { throw .wrongSize(expected: compressedSize, found: file.count) }
        var digest = SHA256()
        file.withUnsafeBytes { digest.update($0) }
        let found = digest.finalized()
        guard found == compressedSHA256 else { throw .wrongDigest(expected: compressedSHA256, found: found) }
    }

    /// Throws unless `file` is the published file unpacked, byte for byte.
    func verify(unpacked file: UnsafeRawBufferPointer) throws(ArchiveError) {
        guard file.count == size else { throw .wrongSize(expected: size, found: file.count) }
        let found = CRC32.of(file)
        guard found == crc32 else { throw .wrongChecksum(expected: crc32, found: found) }
    }

    /// Unpacks a `.gz` file, however it was packed, and throws unless it holds the published content.
    func unpack(_ compressed: UnsafeRawBufferPointer) throws(ArchiveError) -> HeapBytes {
        let content: HeapBytes
        do {
            content = try HeapBytes(gunzipping: compressed, count: size)
        } catch {
            throw .gzip(error)
        }
        try verify(unpacked: content.bytes)
        return content
    }

    /// Throws unless a file begins like a gzip file; says so if it begins like a web page.
    private func requireGzip(_ file: [UInt8]) throws(ArchiveError) {
        if file.starts(with: GunzipError.magic.prefix(file.count)) { return }
        let whitespace = Set(" \t\r\n".utf8)
        if file.first(where: { !whitespace.contains($0) }) == UInt8(ascii: "<") { throw .webPage }
        throw .gzip(.notGzip(firstBytes: Array(file.prefix(2))))
    }
}
