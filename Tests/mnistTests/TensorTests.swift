import MNISTData
import Testing

@testable import mnist

@Suite("Tensors")
struct TensorTests {
    @Test(
        "have the shapes that Python gives their slices",
        arguments: [
            ("10:100", [90, 28, 28]), (":", [60_000, 28, 28]), (":100", [100, 28, 28]), ("59999:", [1, 28, 28]),
            ("-100:", [100, 28, 28]), (":-100", [59_900, 28, 28]), ("-100:-90", [10, 28, 28]), ("5:5", [0, 28, 28]),
            ("100:10", [0, 28, 28]), ("60000:", [0, 28, 28]), ("-60000:60000", [60_000, 28, 28]),
            (":,14:,14:", [60_000, 14, 14]), (":,7:-7,7:-7", [60_000, 14, 14]), ("1:2,3:4", [1, 1, 28]),
        ])
    func slices(text: String, shape: [Int]) throws {
        #expect(try #require(TensorSlice(typed: text)).shape(of: [60_000, 28, 28]) == shape)
    }

    @Test(
        "have no slices beyond their ends",
        arguments: ["0:60001", "-60001:", "60001:", ":,29:", ":,:,:-29", "0:9223372036854775807"])
    func outside(text: String) throws {
        #expect(try #require(TensorSlice(typed: text)).shape(of: [60_000, 28, 28]) == nil)
    }

    @Test(
        "have slices of one notation",
        arguments: ["", "4", "a:b", "1:2:3", "1:2,", ",1:2", ":,:,:,:", "1.5:2", "1 : 2", "..."])
    func unreadable(text: String) {
        #expect(TensorSlice(typed: text) == nil)
        #expect {
            try Tensors(arguments: ["--slice", text])
        } throws: { error in
            guard case .invalidValue(text, option: "--slice <slice>", _) = error as? UsageError else { return false }
            return true
        }
    }

    @Test(
        "are cut into slices and batches on request",
        arguments: [
            ("--slice 10:100", ["train_images[10:100]: rank 3, shape (90, 28, 28), dtype uint8"]),
            ("--batch 3", ["train_images[384:512]: rank 3, shape (128, 28, 28), dtype uint8"]),
            ("--batch 468", ["train_images[59904:60000]: rank 3, shape (96, 28, 28), dtype uint8"]),
            (
                "--batch 9 --batch-size 1000 --split test --slice -1:",
                [
                    "test_images[-1:]: rank 3, shape (1, 28, 28), dtype uint8",
                    "test_images[9000:10000]: rank 3, shape (1000, 28, 28), dtype uint8",
                ]
            ),
            ("", []),
        ])
    func parts(line: String, parts: [String]) throws {
        #expect(try Tensors(arguments: line.split(separator: " ").map(String.init)).parts() == parts)
    }

    @Test(
        "refuse parts that they do not have, with the range",
        arguments: [
            (["--batch", "469"], "469", "--batch <n>", "a whole number from 0 to 468"),
            (
                ["--batch", "1", "--batch-size", "10000", "--split", "test"], "1", "--batch <n>",
                "a whole number from 0 to 0"
            ),
            (
                ["--slice", "0:10001", "--split", "test"], "0:10001", "--slice <slice>",
                "bounds from -10000 to 10000 with '--split test', then from -28 to 28 for rows and columns"
            ),
        ])
    func refusals(arguments: [String], value: String, option: String, allowed: String) throws {
        let command = try Tensors(arguments: arguments)
        #expect(throws: UsageError.invalidValue(value, option: option, allowed: allowed)) { try command.parts() }
    }

    @Test("are shown with their ranks, shapes, values and classes")
    func table() throws {
        let folder = DataFolder(path: "nowhere")
        let (train, test) = (try folder.load(.synthetic, .train), try folder.load(.synthetic, .test))
        let lines = TensorTable(.synthetic, train: train, test: test).lines
        #expect(
            lines.prefix(9) == [
                "Drawn digits",
                "",
                "              rank  shape            dtype  values",
                "train_images  3     (60000, 28, 28)  uint8  0 to 255",
                "train_labels  1     (60000,)         uint8  0 to 9",
                "test_images   3     (10000, 28, 28)  uint8  0 to 255",
                "test_labels   1     (10000,)         uint8  0 to 9",
                "",
                "class  train  test",
            ])
        let counts = lines.dropFirst(9).map { $0.split(separator: " ").compactMap { Int($0) } }
        #expect(counts.map { $0[0] } == Array(0...9))
        #expect(counts.reduce(0) { $0 + $1[1] } == 60_000)
        #expect(counts.reduce(0) { $0 + $1[2] } == 10_000)
        #expect(counts[3][2] == test.labels.count { $0 == 3 })
        let clothes = TensorTable(.fashionMNIST, train: train, test: test).lines
        #expect(clothes[0] == "Fashion-MNIST")
        #expect(clothes[9].hasPrefix("0 T-shirt/top  "))
        #expect(clothes[18].hasPrefix("9 Ankle boot   "))
    }
}
