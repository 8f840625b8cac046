import Foundation
import Testing

@testable import Benchmark

@Suite("A table of measurements")
struct TableTests {
    private let table = Table(
        columns: ["data", "samples", "s/epoch", "of peak"],
        rows: [
            [.text("MNIST"), .count(60_000), .number(0.1506, decimals: 3), .share(2.174)],
            [.text("Noise"), .count(600), .number(1234.5, decimals: 0), .none],
        ],
        notes: ["Two threads."])

    @Test("aligns words to the left and numbers to the right")
    func text() {
        #expect(
            table.text == """
                  data   samples  s/epoch  of peak
                  MNIST   60,000    0.151    217 %
                  Noise      600    1,234        –
                  Two threads.
                """)
    }

    @Test("is an object per row in JSON, with plain numbers")
    func json() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let text = String(decoding: try encoder.encode(table), as: UTF8.self)
        #expect(
            text == """
                {"notes":["Two threads."],"rows":[\
                {"data":"MNIST","of peak":2.174,"s\\/epoch":0.1506,"samples":60000},\
                {"data":"Noise","of peak":null,"s\\/epoch":1234.5,"samples":600}]}
                """)
    }

    @Test(
        "groups thousands",
        arguments: [(0, "0"), (999, "999"), (1000, "1,000"), (-123_456, "-123,456"), (1e7, "10,000,000")])
    func grouping(number: Double, text: String) {
        #expect(number.grouped(0) == text)
    }
}
