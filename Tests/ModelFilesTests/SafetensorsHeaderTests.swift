import Testing

@testable import ModelFiles

/// The rules of the safetensors format, each broken alone.
@Suite("A safetensors header")
struct SafetensorsHeaderTests {
    /// Reads the header of `file`.
    private func header(_ file: [UInt8]) throws -> SafetensorsHeader {
        try file.withUnsafeBytes { try SafetensorsHeader.read($0).header }
    }

    @Test("is read in any layout that the format allows")
    func valid() throws {
        let text = """
            { "b" : {"shape": [], "data_offsets": [4, 12], "dtype": "F64"},
              "__metadata__" : {"format": "pt"},
              "a\\u0062" : {"dtype": "U8", "shape": [2, 2], "data_offsets": [0, 4]},
              "empty" : {"dtype": "F32", "shape": [0, 9], "data_offsets": [4, 4]} }   
            """
        let header = try header(safetensors(text, data: Array(repeating: 0, count: 12)))
        #expect(header.metadata == ["format": "pt"])
        #expect(
            header.tensors == [
                .init(name: "ab", type: .uint8, shape: [2, 2], bytes: 0..<4),
                .init(name: "empty", type: .float32, shape: [0, 9], bytes: 4..<4),
                .init(name: "b", type: .float64, shape: [], bytes: 4..<12),
            ])
    }

    @Test("may be of a file without tensors")
    func empty() throws {
        #expect(try header(safetensors("{}")) == SafetensorsHeader(metadata: [:], tensors: []))
        #expect(try header(safetensors(#"{"__metadata__":{}}"#)) == SafetensorsHeader(metadata: [:], tensors: []))
    }

    /// A tensor of four 8-bit numbers with a mistake in it, and what the reader says.
    static let mistakes: [(entry: String, error: SafetensorsError)] = [
        (#""dtype":"U9","shape":[4],"data_offsets":[0,4]"#, .unknownType(tensor: "x", name: "U9")),
        (#""dtype":"u8","shape":[4],"data_offsets":[0,4]"#, .unknownType(tensor: "x", name: "u8")),
        (
            #""dtype":"U8","shape":[4294967296,4294967296],"data_offsets":[0,4]"#,
            .tooLarge(tensor: "x", shape: [4_294_967_296, 4_294_967_296])
        ),
        (
            #""dtype":"F64","shape":[2305843009213693952],"data_offsets":[0,0]"#,
            .tooLarge(tensor: "x", shape: [2_305_843_009_213_693_952])
        ),
        (
            #""dtype":"U8","shape":[5],"data_offsets":[0,4]"#,
            .wrongSize(tensor: "x", expected: 5, begin: 0, end: 4)
        ),
        (
            #""dtype":"F32","shape":[4],"data_offsets":[0,4]"#,
            .wrongSize(tensor: "x", expected: 16, begin: 0, end: 4)
        ),
        (
            #""dtype":"U8","shape":[4],"data_offsets":[4,0]"#,
            .wrongSize(tensor: "x", expected: 4, begin: 4, end: 0)
        ),
        (#""dtype":"U8","shape":[3],"data_offsets":[1,4]"#, .misplaced(tensor: "x", expected: 0, found: 1)),
        (#""dtype":"U8","shape":[3],"data_offsets":[0,3]"#, .wrongDataLength(expected: 3, found: 4)),
        (#""dtype":"U8","shape":[5],"data_offsets":[0,5]"#, .wrongDataLength(expected: 5, found: 4)),
    ]

    @Test("is refused if a tensor does not fit its bytes", arguments: mistakes)
    func mistaken(entry: String, error: SafetensorsError) {
        #expect(throws: error) { try header(safetensors("{\"x\":{\(entry)}}", data: [1, 2, 3, 4])) }
    }

    @Test(
        "is refused if tensors overlap or leave a hole",
        arguments: [
            ("[0,2]", "[1,3]", SafetensorsError.misplaced(tensor: "b", expected: 2, found: 1)),
            ("[0,2]", "[0,2]", .misplaced(tensor: "b", expected: 2, found: 0)),
            ("[0,2]", "[3,5]", .misplaced(tensor: "b", expected: 2, found: 3)),
            ("[2,4]", "[3,5]", .misplaced(tensor: "a", expected: 0, found: 2)),
        ])
    func misplaced(first: String, second: String, error: SafetensorsError) {
        let text = """
            {"a":{"dtype":"U8","shape":[2],"data_offsets":\(first)},"b":{"dtype":"U8","shape":[2],"data_offsets":\(second)}}
            """
        #expect(throws: error) { try header(safetensors(text, data: [1, 2, 3, 4, 5])) }
    }

    @Test(
        "is refused if its text is not laid out as the format says",
        arguments: [
            "", " {}", "[]", "{} x", "{}\n", "{}\u{0}", "{", #"{"x"}"#, #"{"x":1}"#, #"{"x":{}}"#, #"{"x":[]}"#,
            "{} {}",
            #"{"x":{"dtype":"U8","shape":[4]}}"#,
            #"{"x":{"dtype":"U8","data_offsets":[0,4]}}"#,
            #"{"x":{"shape":[4],"data_offsets":[0,4]}}"#,
            #"{"x":{"dtype":"U8","shape":[4],"data_offsets":[0]}}"#,
            #"{"x":{"dtype":"U8","shape":[4],"data_offsets":[0,4,4]}}"#,
            #"{"x":{"dtype":"U8","shape":[4],"data_offsets":[0,4],"more":[]}}"#,
            #"{"x":{"dtype":"U8","shape":[4],"shape":[4],"data_offsets":[0,4]}}"#,
            #"{"x":{"dtype":"U8","shape":[4],"data_offsets":[0,4]},"x":{"dtype":"U8","shape":[0],"data_offsets":[4,4]}}"#,
            #"{"x":{"dtype":8,"shape":[4],"data_offsets":[0,4]}}"#,
            #"{"x":{"dtype":"U8","shape":4,"data_offsets":[0,4]}}"#,
            #"{"x":{"dtype":"U8","shape":[4.0],"data_offsets":[0,4]}}"#,
            #"{"x":{"dtype":"U8","shape":[-4],"data_offsets":[0,4]}}"#,
            #"{"x":{"dtype":"U8","shape":[4],"data_offsets":[-4,0]}}"#,
            #"{"x":{"dtype":"U8","shape":[99999999999999999999],"data_offsets":[0,4]}}"#,
            #"{"__metadata__":[]}"#, #"{"__metadata__":{"a":1}}"#, #"{"__metadata__":{"a":{}}}"#,
            #"{"__metadata__":{"a":"1","a":"2"}}"#, #"{"__metadata__":{},"__metadata__":{}}"#,
        ])
    func malformed(text: String) throws {
        let error = try #require(throws: SafetensorsError.self) { try header(safetensors(text, data: [1, 2, 3, 4])) }
        guard case .malformedHeader(let place) = error else {
            Issue.record("\(error)")
            return
        }
        #expect(place.offset <= text.utf8.count)
    }

    @Test(
        "is refused without delay if it is nested without end", arguments: ["[", #"{"x":"#, #"{"__metadata__":{"x":"#])
    func nested(text: String) {
        #expect(throws: SafetensorsError.self) { try header(safetensors(String(repeating: text, count: 100_000))) }
    }

    @Test("is refused if the file ends before it does", arguments: [0, 1, 7])
    func tooShort(size: Int) {
        #expect(throws: SafetensorsError.tooShort(size: size)) { try header(Array(repeating: 0, count: size)) }
    }

    @Test(
        "is refused if it is longer than the file or the format allows", arguments: [3, 100_000_001, .max] as [UInt64])
    func tooLong(length: UInt64) {
        let file = withUnsafeBytes(of: length.littleEndian, Array.init) + Array("{}".utf8)
        #expect(throws: SafetensorsError.headerTooLong(length: length, limit: 2)) { try header(file) }
    }

    @Test(
        "is refused by name if the file is of another well-known format",
        arguments: [
            ("\u{1f}", [0x8b, 8, 0, 0, 0, 0, 0, 0, 3], "a file packed by gzip"),
            ("\u{1f}", [0x8b, 8, 0, 0, 0, 0, 0] + Array(repeating: 0, count: 600_000), "a file packed by gzip"),
            ("PK\u{3}\u{4}", [20, 0, 0, 0, 0, 0], "a zip archive, as .keras and .npz files are"),
            ("", [0x89, 0x48, 0x44, 0x46, 13, 10, 26, 10, 0], "an HDF5 file (.h5)"),
            ("", [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0], "a NumPy array (.npy)"),
            ("<!DOCTYPE html>", [], "a web page"),
            ("<html><head>", [], "a web page"),
        ] as [(String, [UInt8], String)])
    func foreign(text: String, rest: [UInt8], format: String) {
        #expect(throws: SafetensorsError.foreign(format)) { try header(Array(text.utf8) + rest) }
    }

    @Test("is written as the reference implementation writes it")
    func written() {
        let header = SafetensorsHeader(metadata: [:], floats: [("a\"", [2]), ("b", [1, 3]), ("c", [])])
        let text = #"""
            {"a\"":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},\#
            "b":{"dtype":"F32","shape":[1,3],"data_offsets":[8,20]},\#
            "c":{"dtype":"F32","shape":[],"data_offsets":[20,24]}}
            """# + "  "
        #expect(header.written() == safetensors(text))
        #expect(header.written().count % 8 == 0)
    }

    @Test("is the same after writing and reading")
    func roundTrip() throws {
        let header = SafetensorsHeader(metadata: ["b": "\"é\n", "a": ""], floats: [("x", [2, 3]), ("y", [0])])
        #expect(try self.header(header.written() + Array(repeating: 0, count: 24)) == header)
        let text = String(decoding: header.written().dropFirst(8), as: UTF8.self)
        #expect(text.hasPrefix(##"{"__metadata__":{"a":"","b":"\"é\u000a"},"x":{"##))
    }
}
