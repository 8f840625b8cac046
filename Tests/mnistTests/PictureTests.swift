import Testing

@testable import mnist

@Suite("Pictures")
struct PictureTests {
    /// A picture with ink in its upper left pixel, and in both pixels of the column beside it.
    private let picture = DigitPicture(
        pixels: (0..<784).map { [0, 1, 29].contains($0) ? UInt8(255) : $0 == 30 ? 128 : 0 })

    @Test("shows two rows of pixels per line in blocks")
    func blocks() {
        let lines = picture.lines(color: false)
        #expect(lines.count == 14)
        #expect(lines.allSatisfy { $0.count == 28 })
        #expect(lines[0] == "▀█▄" + String(repeating: " ", count: 25))
        #expect(lines[1] == String(repeating: " ", count: 28))
    }

    @Test("sets ink and paper itself in colour, and leaves no colour behind")
    func shades() {
        let lines = picture.lines(color: true)
        #expect(lines.count == 14)
        #expect(
            lines[0]
                == "\u{1B}[38;5;255;48;5;232m▀\u{1B}[38;5;255;48;5;255m▀\u{1B}[38;5;232;48;5;243m▀"
                + "\u{1B}[38;5;232;48;5;232m" + String(repeating: "▀", count: 25) + "\u{1B}[0m")
        #expect(lines[1] == "\u{1B}[38;5;232;48;5;232m" + String(repeating: "▀", count: 28) + "\u{1B}[0m")
    }

    @Test("draws a bar to the nearest eighth of a column")
    func bars() {
        let chart = BarChart(rows: [("a", 0), ("b", 1), ("c", 0.5), ("d", 0.00625), ("long", 0.99), ("e", 0.003)])
        #expect(
            chart.lines == [
                "a    0.0000", "b    ████████████████████ 1.0000", "c    ██████████ 0.5000", "d    ▏ 0.0063",
                "long ███████████████████▊ 0.9900", "e    0.0030",
            ])
    }
}
