/// A picture of 28 × 28 pixels for a terminal: two rows of pixels in each line of text.
struct DigitPicture {
    /// The brightness of each pixel, `[28][28]`, row by row; 0 is paper, 255 is ink.
    private let pixels: [UInt8]

    /// The number of pixels in a row and of rows; also the number of columns that the picture takes.
    static let side = 28

    /// Makes a picture from its pixels, `[28][28]`.
    init(pixels: some Collection<UInt8>) {
        precondition(pixels.count == Self.side * Self.side, "a picture has 28 × 28 pixels")
        self.pixels = Array(pixels)
    }

    /// The lines of the picture.
    ///
    /// In colour, the paper is black and the ink is white whatever the terminal's own background is: each character is
    /// an upper half block whose foreground and background are the greys of two pixels. Without colour, a pixel has ink
    /// or has none.
    func lines(color: Bool) -> [String] {
        stride(from: 0, to: Self.side, by: 2).map { row in
            let upper = pixels[row * Self.side..<(row + 1) * Self.side]
            let lower = pixels[(row + 1) * Self.side..<(row + 2) * Self.side]
            return color ? shades(upper, lower) : blocks(upper, lower)
        }
    }

    /// Two rows of pixels in shades of grey.
    private func shades(_ upper: ArraySlice<UInt8>, _ lower: ArraySlice<UInt8>) -> String {
        var line = ""
        var last: (Int, Int)?
        for (top, bottom) in zip(upper.map(grey), lower.map(grey)) {
            if last.map({ $0 != (top, bottom) }) ?? true { line += "\u{1B}[38;5;\(top);48;5;\(bottom)m" }
            line += "▀"
            last = (top, bottom)
        }
        return line + "\u{1B}[0m"
    }

    /// Two rows of pixels as blocks.
    private func blocks(_ upper: ArraySlice<UInt8>, _ lower: ArraySlice<UInt8>) -> String {
        String(
            zip(upper, lower).map { top, bottom in
                switch (top >= 128, bottom >= 128) {
                case (true, true): "█"
                case (true, false): "▀"
                case (false, true): "▄"
                case (false, false): " "
                }
            })
    }

    /// The grey of a pixel among the 24 greys that end the palette of 256 colours.
    private func grey(_ pixel: UInt8) -> Int { 232 + Int(pixel) * 23 / 255 }
}
