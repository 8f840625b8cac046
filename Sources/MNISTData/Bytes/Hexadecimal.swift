/// Bytes as people read them in a hex dump: `1f 8b`.
func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { hexadecimal($0, digits: 2) }.joined(separator: " ")
}

/// A number in base 16, with zeros in front up to the number of digits: `00e9f4d8`.
func hexadecimal(_ number: some BinaryInteger, digits: Int) -> String {
    let text = String(number, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
}
