/// What comes out of a file, as a message shows it: not too long, and unable to play tricks on a terminal.
extension String {
    /// The text in quotation marks, without control characters.
    var quotedForMessage: String {
        JSONText.string(count > 80 ? "\(prefix(80))…" : self)
    }
}

extension [Int] {
    /// The shape of a tensor: `[784, 512]`.
    var shapeForMessage: String {
        count > 8 ? "of \(count) dimensions" : description
    }
}
