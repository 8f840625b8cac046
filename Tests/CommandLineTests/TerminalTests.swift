import Foundation
import Testing

extension CommandLineTests {
    @Test("train on a terminal writes Keras's bytes")
    func bar() async throws {
        let screen = try await PseudoTerminal(columns: 80).run(
            "train --dataset synthetic --epochs 2 --threads 1", in: try TemporaryFolder())
        let first = "\u{1B}[1m  1/469\u{1B}[0m \u{1B}[37m\(Self.fullBar)\u{1B}[0m \u{1B}[1m"
        #expect(screen.hasPrefix("Epoch 1/2\r\n\r\(first)"))
        #expect(screen.contains("\r\nEpoch 2/2\r\n\r\(first)"))
        let final =
            #/\x08+\r\x1B\[1m469/469\x1B\[0m \x1B\[32m━{20}\x1B\[0m\x1B\[37m\x1B\[0m \x1B\[1m[0-9]+s\x1B\[0m [^\r]+\r\n/#
        #expect(screen.matches(of: final).count == 2)
        #expect(screen.hasSuffix("\r\nSaved the model to mnist.safetensors\r\n"))
    }

    @Test("train ends the line of the bar when it is interrupted")
    func interruptedBar() async throws {
        let screen = try await PseudoTerminal(columns: 80).run(
            "train --dataset synthetic --epochs 100000 --threads 1", in: try TemporaryFolder(),
            interruptedAfter: "\u{1B}[1m  1/469")
        #expect(screen.hasSuffix("\r\nSaved the model to mnist.safetensors\r\n"))
        let lines = screen.split(separator: "\r\n")
        #expect(lines.dropLast().last?.contains("/469\u{1B}[0m ") == true, "the bar stands on a line of its own")
    }

    @Test("a narrow terminal never wraps", arguments: [20, 40, 60])
    func narrow(columns: UInt16) async throws {
        let folder = try await Trained.shared.value.folder
        let screen = try await PseudoTerminal(columns: columns).run("eval", in: folder)
        let text = screen.replacing(#/\x1B\[[0-9;]*m|\x08/#, with: "")
        let lines = text.split(whereSeparator: \.isNewline)
        #expect(lines.count >= 3)
        for line in lines { #expect(line.count < columns, "\(line)") }
    }

    @Test("NO_COLOR leaves the bar without styles")
    func noColor() async throws {
        let folder = try await Trained.shared.value.folder
        let screen = try await PseudoTerminal(columns: 80).run(
            "eval", in: folder, environment: ["TERM": "xterm", "NO_COLOR": "1"])
        #expect(screen.hasPrefix("\r  1/313 \(String(repeating: "─", count: 20)) "))
        #expect(!screen.contains("\u{1B}"))
    }

    @Test("a dumb terminal gets clean lines")
    func dumb() async throws {
        let folder = try await Trained.shared.value.folder
        let screen = try await PseudoTerminal(columns: 80).run("eval", in: folder, environment: ["TERM": "dumb"])
        #expect(screen.hasPrefix("313/313 \(Self.fullBar) "))
        #expect(!screen.contains("\u{1B}") && !screen.contains("\u{8}"))
        #expect(screen.split(separator: "\r\n").count == 2)
    }

    @Test("predict shows the picture on a terminal, in colour or in blocks, if it fits")
    func picture() async throws {
        let folder = try await Trained.shared.value.folder
        let color = try await PseudoTerminal(columns: 28).run("predict --index 0", in: folder)
        #expect(color.ranges(of: "\u{1B}[0m\r\n").count == 14)
        #expect(color.contains("\u{1B}[38;5;"))
        let plain = try await PseudoTerminal(columns: 80).run(
            "predict --index 0", in: folder, environment: ["TERM": "xterm", "NO_COLOR": "1"])
        #expect(!plain.contains("\u{1B}"))
        #expect(plain.split(separator: "\r\n").count == 13 + 14)
        let narrow = try await PseudoTerminal(columns: 27).run("predict --index 0", in: folder)
        #expect(narrow.split(separator: "\r\n").count == 13)
    }

    @Test("JSON on a terminal is JSON only")
    func json() async throws {
        let folder = try await Trained.shared.value.folder
        let screen = try await PseudoTerminal(columns: 80).run("eval --json", in: folder)
        #expect(screen.hasPrefix(#"{"accuracy":"#))
        #expect(screen.hasSuffix("}\r\n"))
    }
}
