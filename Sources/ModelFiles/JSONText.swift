import Storage

/// Writes JSON (RFC 8259) without spaces, with the keys of objects in ascending order.
enum JSONText {
    /// A string in quotation marks, with the escapes that it needs.
    static func string(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            // Control characters, of which JSON requires only the first 32 to be written like this.
            case "\0"..<" ", "\u{7f}"..<"\u{a0}":
                quoted += "\\u\(UInt16(truncatingIfNeeded: scalar.value).hexadecimal)"
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }

    /// An array of elements that are JSON already.
    static func array(_ elements: some Sequence<String>) -> String {
        "[\(elements.joined(separator: ","))]"
    }

    /// An object of values that are JSON already.
    static func object(_ members: [String: String]) -> String {
        let sorted = members.sorted { $0.key < $1.key }
        return "{\(sorted.map { "\(string($0.key)):\($0.value)" }.joined(separator: ","))}"
    }
}
