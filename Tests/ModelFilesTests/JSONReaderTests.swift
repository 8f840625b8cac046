import Testing

@testable import ModelFiles

/// The JSON that the reader takes, and what it says to everything else.
@Suite("The JSON reader")
struct JSONReaderTests {
    @Test(
        "reads strings with all escapes",
        arguments: [
            (#""""#, ""), (#""a b""#, "a b"), (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
            (#""\u0041\u00e9\u2192""#, "Aé→"), (#""\ud83d\udE00""#, "😀"), (#""é😀""#, "é😀"), (#"  "a""#, "a"),
        ])
    func strings(text: String, value: String) throws {
        var reader = JSONReader(Array(text.utf8))
        #expect(try reader.string() == value)
        try reader.end()
    }

    @Test(
        "refuses strings that are not JSON",
        arguments: [
            (#""a"#, JSONError.unexpected("the end", expected: "'\"'", offset: 2)),
            ("a", .unexpected("'a'", expected: "a string", offset: 0)),
            ("", .unexpected("the end", expected: "a string", offset: 0)),
            ("\"\n\"", .unexpected("the byte 10", expected: "a character", offset: 1)),
            (#""\x""#, .unexpected("'x'", expected: "one of the characters \"\\/bfnrtu", offset: 2)),
            (#""\"#, .unexpected("the end", expected: "one of the characters \"\\/bfnrtu", offset: 2)),
            (#""\u12g4""#, .unexpected("'g'", expected: "a hexadecimal digit", offset: 5)),
            (#""\u12"#, .unexpected("the end", expected: "a hexadecimal digit", offset: 5)),
            (#""\ud83d""#, .unexpected("'\"'", expected: "'\\'", offset: 7)),
            (#""\ud83d \ude00""#, .unexpected("the byte 32", expected: "'\\'", offset: 7)),
            (#""\ud83dA""#, .unexpected("'A'", expected: "'\\'", offset: 7)),
            (#""\ud83d\u0041""#, .unexpected("half a surrogate pair", expected: "a character", offset: 3)),
            (#""\ude00""#, .unexpected("half a surrogate pair", expected: "a character", offset: 3)),
        ])
    func malformedStrings(text: String, error: JSONError) {
        var reader = JSONReader(Array(text.utf8))
        #expect(throws: error) { try reader.string() }
    }

    @Test(
        "refuses strings that are not UTF-8",
        arguments: [[0xff], [0xc3], [0xed, 0xa0, 0x80], [0xc0, 0x80]] as [[UInt8]])
    func invalidUTF8(bytes: [UInt8]) {
        var reader = JSONReader([0x22] + bytes + [0x22])
        #expect(throws: JSONError.unexpected("other bytes", expected: "a string in UTF-8", offset: 1)) {
            try reader.string()
        }
    }

    @Test(
        "reads numbers",
        arguments: [
            ("0", 0), ("-0", 0), ("12", 12), ("0.5", 0.5), ("-1.25", -1.25), ("1e3", 1000), ("1E-05", 0.00001),
            ("2.5e+2", 250), ("5e-324", .leastNonzeroMagnitude),
        ])
    func numbers(text: String, value: Double) throws {
        var reader = JSONReader(Array(text.utf8))
        #expect(try reader.number() == value)
        try reader.end()
    }

    @Test(
        "refuses what is not a number, or more than a number",
        arguments: [
            "", "-", ".5", "1.", "1e", "1e+", "+1", "01", "0x10", "nan", "inf", "1e999", "-1e999", "1 2", "1_0",
        ])
    func malformedNumbers(text: String) {
        var reader = JSONReader(Array(text.utf8))
        #expect(throws: JSONError.self) {
            _ = try reader.number()
            try reader.end()
        }
    }

    @Test("reads whole numbers as far as they go, and no others")
    func wholeNumbers() throws {
        var reader = JSONReader(Array(" [ 0 , 1,\t784\r\n, 9223372036854775807]".utf8))
        #expect(try reader.wholeNumbers() == [0, 1, 784, .max])
        for text in ["-1", "-0", "1.0", "1e2", "9223372036854775808", "99999999999999999999", "01", "\"1\"", "true"] {
            var reader = JSONReader(Array("[\(text)]".utf8))
            #expect(throws: JSONError.self, "\(text)") { try reader.wholeNumbers() }
        }
    }

    @Test("reads objects and arrays, empty ones too")
    func objects() throws {
        var reader = JSONReader(Array(#"{ "a" : "1" , "b" : "2" }{}[]["x"]  "#.utf8))
        #expect(try reader.objectOfStrings() == ["a": "1", "b": "2"])
        #expect(try reader.objectOfStrings() == [:])
        #expect(try reader.strings() == [])
        #expect(try reader.strings() == ["x"])
        try reader.end()
    }

    @Test(
        "refuses objects that are not JSON, or say something twice",
        arguments: [
            (#"{"a":"1","a":"2"}"#, JSONError.repeatedKey("a", offset: 9)),
            (#"{"a":"1", "\u0061":"2"}"#, .repeatedKey("a", offset: 10)),
            (#"{"a":"1",}"#, .unexpected("'}'", expected: "a string", offset: 9)),
            (#"{"a":"1""#, .unexpected("the end", expected: "',' or '}'", offset: 8)),
            (#"{"a" "1"}"#, .unexpected("'\"'", expected: "':'", offset: 5)),
            (#"{a:"1"}"#, .unexpected("'a'", expected: "a string", offset: 1)),
            (#"{"a":1}"#, .unexpected("'1'", expected: "a string", offset: 5)),
            (#"["a"]"#, .unexpected("'['", expected: "'{'", offset: 0)),
        ])
    func malformedObjects(text: String, error: JSONError) {
        var reader = JSONReader(Array(text.utf8))
        #expect(throws: error) { try reader.objectOfStrings() }
    }

    @Test("allows nothing but spaces at the end", arguments: ["[] x", "[]\n", "[]\u{0}", "[],"])
    func trailing(text: String) throws {
        var reader = JSONReader(Array(text.utf8))
        #expect(try reader.strings() == [])
        #expect(throws: JSONError.self) { try reader.end() }
    }

    @Test("reads what was written", arguments: ["", "plain", "\"\\/\u{0}\u{1f}\u{7f}\u{9f}\n", "é👟\u{2028}"])
    func roundTrip(text: String) throws {
        var reader = JSONReader(Array(JSONText.string(text).utf8))
        #expect(try reader.string() == text)
    }
}
