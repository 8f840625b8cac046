import Storage

/// Bytes as people read them in a hex dump: `1f 8b`.
func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map(\.hexadecimal).joined(separator: " ")
}
