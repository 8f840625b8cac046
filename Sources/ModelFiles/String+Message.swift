/// What comes out of a file, as a message shows it: not too long, and unable to play tricks on a terminal.
extension String {
    /// The text in quotation marks, without control characters.
    var quotedForMessage: String {
        // Counted in scalars: one character of a text can be as long as the text.
        let beginning = unicodeScalars.prefix(80)
        return JSONText.string(String(beginning) + (beginning.endIndex < unicodeScalars.endIndex ? "…" : ""))
    }
}

extension [Int] {
    /// The shape of a tensor: `[784, 512]`.
    var shapeForMessage: String {
        count > 8 ? "of \(count) dimensions" : description
    }
}
