extension SafetensorsHeader {
    /// Splits the bytes of a safetensors file into the header, every rule of the format checked, and the tensors.
    static func read(
        _ file: UnsafeRawBufferPointer
    ) throws(SafetensorsError) -> (header: SafetensorsHeader, data: UnsafeRawBufferPointer) {
        guard file.count >= lengthSize else { throw .tooShort(size: file.count) }
        let length = UInt64(littleEndian: file.loadUnaligned(as: UInt64.self))
        let limit = min(longestLength, file.count - lengthSize)
        // The beginning of another format, too, can look like a length.
        let isObject = file.dropFirst(lengthSize).first == UInt8(ascii: "{")
        if length > limit || !isObject, let format = foreignFormat(file) { throw .foreign(format) }
        guard length <= limit else { throw .headerTooLong(length: length, limit: limit) }
        let end = lengthSize + Int(length)
        let (metadata, entries) = try readText(Array(file[lengthSize..<end]))
        let data = UnsafeRawBufferPointer(rebasing: file[end...])
        return (SafetensorsHeader(metadata: metadata, tensors: try arrange(entries, in: data.count)), data)
    }

    /// The name of another format that people may take for this one, if the file begins like it.
    private static func foreignFormat(_ file: UnsafeRawBufferPointer) -> String? {
        let beginnings: [(bytes: [UInt8], format: String)] = [
            ([0x1f, 0x8b], "a file packed by gzip"),
            (Array("PK\u{3}\u{4}".utf8), "a zip archive, as .keras and .npz files are"),
            ([0x89] + Array("HDF".utf8), "an HDF5 file (.h5)"),
            ([0x93] + Array("NUMPY".utf8), "a NumPy array (.npy)"),
            (Array("<!".utf8), "a web page"),
            (Array("<html".utf8), "a web page"),
        ]
        return beginnings.first { file.starts(with: $0.bytes) }?.format
    }

    /// Reads the text of the header: one object of tensors and metadata, padded with spaces.
    private static func readText(
        _ text: [UInt8]
    ) throws(SafetensorsError) -> (metadata: [String: String], entries: [Entry]) {
        var metadata: [String: String] = [:]
        var entries: [Entry] = []
        do throws(JSONError) {
            var reader = JSONReader(text)
            if text.first != UInt8(ascii: "{") { throw reader.unexpected("'{'") }
            try reader.object { (reader, name) throws(JSONError) in
                if name == metadataKey {
                    metadata = try reader.objectOfStrings()
                } else {
                    entries.append(try readEntry(name, &reader))
                }
            }
            try reader.end()
        } catch {
            throw .malformedHeader(error)
        }
        return (metadata, entries)
    }

    /// Reads `{"dtype":"F32","shape":[784,512],"data_offsets":[2048,1607680]}`.
    private static func readEntry(_ name: String, _ reader: inout JSONReader) throws(JSONError) -> Entry {
        var type: String?
        var shape: [Int]?
        var offsets: [Int]?
        try reader.object { (reader, key) throws(JSONError) in
            switch key {
            case "dtype": type = try reader.string()
            case "shape": shape = try reader.wholeNumbers()
            case "data_offsets": offsets = try reader.wholeNumbers()
            default: throw .unexpected(key.quotedForMessage, expected: entryKeys, offset: reader.offset)
            }
        }
        guard let type, let shape, let offsets, offsets.count == 2 else {
            let found = "the tensor \(name.quotedForMessage) without them"
            throw .unexpected(found, expected: entryKeys, offset: reader.offset)
        }
        return Entry(name: name, type: type, shape: shape, begin: offsets[0], end: offsets[1])
    }

    /// What an entry consists of, for messages.
    private static let entryKeys = "\"dtype\", \"shape\" and the two \"data_offsets\" of a tensor"

    /// Checks that the tensors lie one after the other, without holes, and take all of `dataLength` bytes.
    private static func arrange(_ entries: [Entry], in dataLength: Int) throws(SafetensorsError) -> [Tensor] {
        var tensors: [Tensor] = []
        var end = 0
        for entry in entries.sorted(by: { ($0.begin, $0.end) < ($1.begin, $1.end) }) {
            let tensor = try entry.checked()
            guard entry.begin == end else {
                throw .misplaced(tensor: entry.name, expected: end, found: entry.begin)
            }
            tensors.append(tensor)
            end = entry.end
        }
        guard end == dataLength else { throw .wrongDataLength(expected: end, found: dataLength) }
        return tensors
    }
}

/// What a header says of a tensor, not yet checked.
private struct Entry {
    /// The name of the tensor.
    let name: String
    /// The name of the type of its numbers.
    let type: String
    /// The size of each dimension.
    let shape: [Int]
    /// Where its bytes begin, counted from the end of the header.
    let begin: Int
    /// Where its bytes end, counted from the end of the header.
    let end: Int

    /// The tensor, if it has as many bytes as its shape and type take.
    func checked() throws(SafetensorsError) -> SafetensorsHeader.Tensor {
        guard let type = ElementType(rawValue: type) else { throw .unknownType(tensor: name, name: type) }
        var size = type.size
        for dimension in shape {
            let product = size.multipliedReportingOverflow(by: dimension)
            if product.overflow { throw .tooLarge(tensor: name, shape: shape) }
            size = product.partialValue
        }
        guard end >= begin, end - begin == size else {
            throw .wrongSize(tensor: name, expected: size, begin: begin, end: end)
        }
        return SafetensorsHeader.Tensor(name: name, type: type, shape: shape, bytes: begin..<end)
    }
}
