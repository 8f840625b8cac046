/// Reads JSON (RFC 8259) step by step: the caller says what must come next.
///
/// It exists because the parsers of Foundation silently accept an object that has the same key twice, which the
/// safetensors format forbids. As nothing is read that the caller did not ask for, nesting is as deep as the format
/// that is read, and bad input costs neither stack nor memory.
struct JSONReader {
    /// The text.
    private let bytes: [UInt8]
    /// How many bytes have been read.
    private(set) var offset = 0

    /// Begins to read a text, given in UTF-8.
    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Reads an object; `member` is called with each key and must read the value that belongs to it.
    mutating func object(_ member: (inout JSONReader, String) throws(JSONError) -> Void) throws(JSONError) {
        var keys: Set<String> = []
        try expect("{")
        if skip("}") { return }
        repeat {
            skipSpace()
            let start = offset
            let key = try string()
            if !keys.insert(key).inserted { throw .repeatedKey(key, offset: start) }
            try expect(":")
            try member(&self, key)
        } while try skip(",", or: "}")
    }

    /// Reads an object whose values are strings.
    mutating func objectOfStrings() throws(JSONError) -> [String: String] {
        var members: [String: String] = [:]
        try object { (reader, key) throws(JSONError) in members[key] = try reader.string() }
        return members
    }

    /// Reads an array of strings.
    mutating func strings() throws(JSONError) -> [String] {
        try array { (reader) throws(JSONError) in try reader.string() }
    }

    /// Reads an array of numbers.
    mutating func numbers() throws(JSONError) -> [Double] {
        try array { (reader) throws(JSONError) in try reader.number() }
    }

    /// Reads an array of whole numbers that are not negative.
    mutating func wholeNumbers() throws(JSONError) -> [Int] {
        try array { (reader) throws(JSONError) in try reader.wholeNumber() }
    }

    /// Reads an array; `element` must read one element.
    private mutating func array<Element>(
        of element: (inout JSONReader) throws(JSONError) -> Element
    ) throws(JSONError) -> [Element] {
        var elements: [Element] = []
        try expect("[")
        if skip("]") { return [] }
        repeat {
            elements.append(try element(&self))
        } while try skip(",", or: "]")
        return elements
    }

    /// Reads a whole number that is not negative and fits into an `Int`.
    mutating func wholeNumber() throws(JSONError) -> Int {
        skipSpace()
        let start = offset
        let text = try numberText()
        guard let value = Int(text), !text.hasPrefix("-") else {
            throw .unexpected(text.quotedForMessage, expected: "a whole number from 0 to \(Int.max)", offset: start)
        }
        return value
    }

    /// Reads a number that is within the range of a `Double`.
    mutating func number() throws(JSONError) -> Double {
        skipSpace()
        let start = offset
        let text = try numberText()
        guard let value = Double(text), value.isFinite else {
            throw .unexpected(
                text.quotedForMessage, expected: "a number within the range of 64-bit floating point", offset: start)
        }
        return value
    }

    /// Requires that nothing but spaces is left.
    mutating func end() throws(JSONError) {
        while next == UInt8(ascii: " ") { offset += 1 }
        if next != nil { throw unexpected("nothing but spaces") }
    }

    /// Makes the error that something else comes next than was `expected`.
    func unexpected(_ expected: String) -> JSONError {
        let found: String
        switch next {
        case nil: found = "the end"
        case .some(let byte) where byte > 0x20 && byte < 0x7f: found = "'\(UnicodeScalar(byte))'"
        case .some(let byte): found = "the byte \(byte)"
        }
        return .unexpected(found, expected: expected, offset: offset)
    }
}

// MARK: - Characters

extension JSONReader {
    /// The next byte; nil at the end.
    private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    /// Skips the four characters that JSON counts as white space.
    private mutating func skipSpace() {
        while let byte = next, byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09 { offset += 1 }
    }

    /// Skips white space, and then `character` if it comes next; says whether it did.
    private mutating func skip(_ character: UnicodeScalar) -> Bool {
        skipSpace()
        guard next == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    /// Skips white space and `character`, which must come next.
    private mutating func expect(_ character: UnicodeScalar) throws(JSONError) {
        skipSpace()
        try expectNext(character)
    }

    /// Skips `character`, which must come next, without white space before it.
    private mutating func expectNext(_ character: UnicodeScalar) throws(JSONError) {
        guard next == UInt8(ascii: character) else { throw unexpected("'\(character)'") }
        offset += 1
    }

    /// Skips `separator` and returns true, or skips `end` and returns false; one of them must come next.
    private mutating func skip(_ separator: UnicodeScalar, or end: UnicodeScalar) throws(JSONError) -> Bool {
        if skip(separator) { return true }
        if skip(end) { return false }
        throw unexpected("'\(separator)' or '\(end)'")
    }

    /// Reads the characters of a number.
    private mutating func numberText() throws(JSONError) -> String {
        let start = offset
        if next == UInt8(ascii: "-") { offset += 1 }
        if next == UInt8(ascii: "0") { offset += 1 } else { try skipDigits() }
        if next == UInt8(ascii: ".") {
            offset += 1
            try skipDigits()
        }
        if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
            offset += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { offset += 1 }
            try skipDigits()
        }
        return String(decoding: bytes[start..<offset], as: UTF8.self)
    }

    /// Skips one or more digits.
    private mutating func skipDigits() throws(JSONError) {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        guard let byte = next, digits.contains(byte) else { throw unexpected("a digit") }
        while let byte = next, digits.contains(byte) { offset += 1 }
    }
}

// MARK: - Strings

extension JSONReader {
    /// Reads a string.
    mutating func string() throws(JSONError) -> String {
        guard skip("\"") else { throw unexpected("a string") }
        let start = offset
        var text: [UInt8] = []
        while let byte = next, byte != UInt8(ascii: "\"") {
            guard byte >= 0x20 else { throw unexpected("a character") }
            offset += 1
            if byte == UInt8(ascii: "\\") {
                text += try escapedCharacter().utf8
            } else {
                text.append(byte)
            }
        }
        try expectNext("\"")
        guard let string = String(validating: text, as: UTF8.self) else {
            throw .unexpected("other bytes", expected: "a string in UTF-8", offset: start)
        }
        return string
    }

    /// Reads what follows a backslash.
    private mutating func escapedCharacter() throws(JSONError) -> String {
        let character = next
        offset += 1
        switch character {
        case UInt8(ascii: "\""): return "\""
        case UInt8(ascii: "\\"): return "\\"
        case UInt8(ascii: "/"): return "/"
        case UInt8(ascii: "b"): return "\u{8}"
        case UInt8(ascii: "f"): return "\u{c}"
        case UInt8(ascii: "n"): return "\n"
        case UInt8(ascii: "r"): return "\r"
        case UInt8(ascii: "t"): return "\t"
        case UInt8(ascii: "u"): return try escapedScalar()
        default:
            offset -= 1
            throw unexpected("one of the characters \"\\/bfnrtu")
        }
    }

    /// Reads what follows `\u`: four digits, or a surrogate pair of twice four.
    private mutating func escapedScalar() throws(JSONError) -> String {
        let start = offset
        var units = [try fourHexadecimalDigits()]
        if UTF16.isLeadSurrogate(units[0]) {
            try expectNext("\\")
            try expectNext("u")
            units.append(try fourHexadecimalDigits())
        }
        guard let scalar = String(validating: units, as: UTF16.self) else {
            throw .unexpected("half a surrogate pair", expected: "a character", offset: start)
        }
        return scalar
    }

    /// Reads four hexadecimal digits.
    private mutating func fourHexadecimalDigits() throws(JSONError) -> UInt16 {
        var value: UInt16 = 0
        for _ in 0..<4 {
            guard let byte = next, let digit = Character(UnicodeScalar(byte)).hexDigitValue else {
                throw unexpected("a hexadecimal digit")
            }
            value = value << 4 | UInt16(digit)
            offset += 1
        }
        return value
    }
}
