import Storage

/// Writes `text` as a whole file.
func save(_ text: String, to path: String) throws {
    var file = try AtomicFile(replacing: path)
    try Array(text.utf8).withUnsafeBytes { try file.append($0) }
    try file.commit()
}
