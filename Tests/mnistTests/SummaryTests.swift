import Testing

@testable import mnist

@Suite("Summary")
struct SummaryTests {
    @Test("is byte for byte what Keras 3 prints for 784-512-10")
    func wholeTable() {
        #expect(
            SummaryTable(layerSizes: [784, 512, 10]).lines.joined(separator: "\n") == """
                Model: "sequential"
                ┏━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━━━━━━━━━━┳━━━━━━━━━━━━━━━┓
                ┃ Layer (type)                    ┃ Output Shape           ┃       Param # ┃
                ┡━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━━━━━━━━━━╇━━━━━━━━━━━━━━━┩
                │ dense (Dense)                   │ (None, 512)            │       401,920 │
                ├─────────────────────────────────┼────────────────────────┼───────────────┤
                │ dense_1 (Dense)                 │ (None, 10)             │         5,130 │
                └─────────────────────────────────┴────────────────────────┴───────────────┘
                 Total params: 407,050 (1.55 MB)
                 Trainable params: 407,050 (1.55 MB)
                 Non-trainable params: 0 (0.00 B)
                """)
    }

    @Test(
        "counts the parameters and the memory of any network as Keras does",
        arguments: [
            ([784, 10], "7,850 (30.66 KB)"), ([784, 50, 100, 10], "45,360 (177.19 KB)"),
            ([784, 1, 10], "805 (3.14 KB)"),
            ([784, 4096, 4096, 4096, 10], "36,818,954 (140.45 MB)"), ([1, 1], "2 (8.00 B)"),
            ([784, 8192, 8192, 8192, 8192, 8192, 10], "274,980,874 (1.02 GB)"),
        ])
    func totals(layerSizes: [Int], total: String) {
        let lines = SummaryTable(layerSizes: layerSizes).lines
        #expect(lines[lines.count - 3] == " Total params: \(total)")
        #expect(lines.count == 2 * layerSizes.count + 5)
        #expect(Set(lines.dropFirst().dropLast(3).map(\.count)) == [76], "all rules and rows are equally wide")
    }

    @Test(
        "groups digits by three",
        arguments: [(0, "0"), (7, "7"), (999, "999"), (1000, "1,000"), (1_000_007, "1,000,007"), (65_536, "65,536")])
    func digits(number: Int, text: String) {
        #expect(number.grouped == text)
    }
}
