import Testing

@testable import mnist

@Suite("Progress bar")
struct ProgressBarTests {
    /// The strokes of a bar.
    private func strokes(_ count: Int) -> String { String(repeating: "━", count: count) }

    /// The characters with which a drawing goes back over the one before it.
    private func back(_ width: Int) -> String { String(repeating: "\u{8}", count: width) + "\r" }

    @Test("draws the count, the bar, the time that remains, the time per step and the metrics")
    func firstDrawing() {
        let screen = Screen()
        var bar = screen.bar(target: 469, display: .live(color: true))
        screen.seconds = 0.5
        bar.update(100, metrics: [("accuracy", 0.912345), ("loss", 0.25)])
        #expect(
            screen.read()
                == "\r\u{1B}[1m100/469\u{1B}[0m \u{1B}[32m\(strokes(4))\u{1B}[0m\u{1B}[37m\(strokes(16))\u{1B}[0m "
                + "\u{1B}[1m1s\u{1B}[0m 5ms/step - accuracy: 0.9123 - loss: 0.2500")
    }

    @Test("leaves the filled part out while it is empty, but never the open part")
    func emptyParts() {
        let screen = Screen()
        var bar = screen.bar(target: 21, display: .live(color: true))
        bar.update(1)
        #expect(
            screen.read() == "\r\u{1B}[1m 1/21\u{1B}[0m \u{1B}[37m\(strokes(20))\u{1B}[0m \u{1B}[1m0s\u{1B}[0m 0s/step")
        bar.finish()
        #expect(
            screen.read()
                == back(37) + "\u{1B}[1m21/21\u{1B}[0m \u{1B}[32m\(strokes(20))\u{1B}[0m\u{1B}[37m\u{1B}[0m "
                + "\u{1B}[1m0s\u{1B}[0m 0s/step\n")
    }

    @Test("redraws after 0.05 s, and at the end in any case")
    func interval() {
        let screen = Screen()
        var bar = screen.bar(target: 8, display: .live(color: false))
        bar.update(1)
        #expect(screen.read() != "")
        screen.seconds = 0.046875
        bar.update(2)
        #expect(screen.read() == "")
        screen.seconds = 0.0625
        bar.update(3)
        #expect(screen.read() != "")
        bar.update(8)
        #expect(screen.read() == "")
        bar.finish()
        #expect(screen.read().hasSuffix("\n"))
    }

    @Test("covers what a longer drawing left behind")
    func padding() {
        let screen = Screen()
        var bar = screen.bar(target: 2, display: .live(color: false))
        bar.update(1, metrics: [("loss", 0.0001)])
        let first = screen.read()
        #expect(first == "\r1/2 \(strokes(10))────────── 0s 0s/step - loss: 1.0000e-04")
        screen.seconds = 1
        bar.update(2, metrics: [("loss", 0.5)])
        #expect(screen.read() == back(first.count - 1) + "2/2 \(strokes(20)) 0s 1s/step - loss: 0.5000    ")
    }

    @Test(
        "cuts the remaining time to whole seconds",
        arguments: [
            (0.99, "0s"), (59.9, "59s"), (60, "60s"), (60.5, "1:00"), (61, "1:01"), (600, "10:00"), (3599.5, "59:59"),
            (3600, "60:00"), (3600.5, "1:00:00"), (3661, "1:01:01"), (86_399, "23:59:59"), (360_000, "100:00:00"),
        ])
    func remainingTime(seconds: Double, text: String) {
        let screen = Screen()
        var bar = screen.bar(target: 2, display: .live(color: true))
        screen.seconds = seconds
        bar.update(1)
        #expect(screen.read().contains(" \u{1B}[1m\(text)\u{1B}[0m "))
    }

    @Test(
        "rounds the time that was taken half to even, and never shows minutes",
        arguments: [(0.5, "0s"), (1.5, "2s"), (2.5, "2s"), (61.4, "61s"), (7295.04, "7295s")])
    func takenTime(seconds: Double, text: String) {
        let screen = Screen()
        var bar = screen.bar(target: 1, display: .live(color: true))
        screen.seconds = seconds
        bar.finish()
        #expect(screen.read().contains(" \u{1B}[1m\(text)\u{1B}[0m "))
    }

    @Test(
        "shows the time per step in the unit that suits it, rounded half to even",
        arguments: [
            (0, "0s/step"), (2.5, "2s/step"), (1, "1s/step"), (0.9996, "1000ms/step"), (0.0625, "62ms/step"),
            (0.0015, "2ms/step"), (0.001, "1ms/step"), (0.0009995, "1000us/step"), (0.0000005, "0us/step"),
        ])
    func pace(secondsPerStep: Double, text: String) {
        #expect(ProgressBar.Unit.steps.pace(secondsPerStep) == text)
    }

    @Test("leaves the first step out of the time per step as soon as there is a second")
    func firstStep() {
        let screen = Screen()
        var bar = screen.bar(target: 3, display: .summary)
        screen.seconds = 10
        bar.update(1)
        screen.seconds = 14
        bar.finish()
        #expect(screen.read() == "3/3 - 14s - 2s/step\n")
    }

    @Test(
        "shows metrics with four decimals, small ones as powers of ten",
        arguments: [
            (0.0010001, "0.0010"), (0.001, "1.0000e-03"), (0, "0.0000e+00"), (-0.25, "-0.2500"), (12.5, "12.5000"),
            (0.00005, "5.0000e-05"), (1, "1.0000"), (0.03125, "0.0312"), (0.09375, "0.0938"),
        ])
    func metrics(value: Double, text: String) {
        let screen = Screen()
        var bar = screen.bar(target: 1, display: .summary)
        bar.finish(metrics: [("loss", value)])
        #expect(screen.read() == "1/1 - 0s - 0s/step - loss: \(text)\n")
    }

    @Test("writes one clean line when it cannot redraw")
    func finishedLine() {
        let screen = Screen()
        var bar = screen.bar(target: 469, display: .finishedLine)
        screen.seconds = 1
        bar.update(1, metrics: [("accuracy", 0.1), ("loss", 2.3)])
        bar.update(469, metrics: [("accuracy", 0.9), ("loss", 0.3)])
        #expect(screen.read() == "")
        screen.seconds = 2
        bar.finish(metrics: [("accuracy", 0.92451), ("loss", 0.26741)])
        #expect(screen.read() == "469/469 \(strokes(20)) 2s 2ms/step - accuracy: 0.9245 - loss: 0.2674\n")
    }

    @Test(
        "shows on a narrow terminal only the pieces that fit, and leaves the last column free",
        arguments: [
            (80, " 1/10 ━━────────────────── 9s 1s/step - accuracy: 0.5000 - loss: 1.5000"),
            (72, " 1/10 ━━────────────────── 9s 1s/step - accuracy: 0.5000 - loss: 1.5000"),
            (71, " 1/10 ━━────────────────── 9s 1s/step - accuracy: 0.5000"),
            (40, " 1/10 ━━────────────────── 9s 1s/step"),
            (37, " 1/10 ━━────────────────── 9s"),
            (27, " 1/10 ━━──────────────────"),
            (26, " 1/10"), (6, " 1/10"), (5, ""), (1, ""),
        ])
    func narrowTerminal(columns: Int, line: String) {
        let screen = Screen()
        screen.columns = columns
        var bar = screen.bar(target: 10, display: .live(color: false))
        screen.seconds = 1
        bar.update(1, metrics: [("accuracy", 0.5), ("loss", 1.5)])
        #expect(screen.read() == "\r" + line)
    }

    @Test(
        "goes on below the finished line when not all of it fits, so that no result is lost",
        arguments: [
            (75, ["10/10 ━━━━━━━━━━━━━━━━━━━━ 1s 100ms/step - accuracy: 0.5000 - loss: 1.5000"]),
            (74, ["10/10 ━━━━━━━━━━━━━━━━━━━━ 1s 100ms/step - accuracy: 0.5000", " - loss: 1.5000"]),
            (40, ["10/10 ━━━━━━━━━━━━━━━━━━━━ 1s", " 100ms/step - accuracy: 0.5000", " - loss: 1.5000"]),
            (20, ["10/10 1s 100ms/step", " - accuracy: 0.5000", " - loss: 1.5000"]),
        ])
    func narrowFinishedLine(columns: Int, lines: [String]) {
        let screen = Screen()
        screen.columns = columns
        var bar = screen.bar(target: 10, display: .live(color: false))
        screen.seconds = 1
        bar.finish(metrics: [("accuracy", 0.5), ("loss", 1.5)])
        #expect(screen.read() == "\r" + lines.joined(separator: "\n") + "\n")
    }

    @Test("follows a terminal that becomes narrower, and covers no more than fits")
    func resizing() {
        let screen = Screen()
        var bar = screen.bar(target: 10, display: .live(color: false))
        screen.seconds = 1
        bar.update(1, metrics: [("loss", 1.5)])
        let width = screen.read().count - 1
        screen.columns = 30
        screen.seconds = 2
        bar.update(2, metrics: [("loss", 1.5)])
        #expect(screen.read() == back(width) + " 2/10 ━━━━──────────────── 8s")
    }

    @Test("ends the line of a bar that stops early, but only if one was drawn")
    func closing() {
        let screen = Screen()
        var bar = screen.bar(target: 10, display: .live(color: false))
        bar.close()
        #expect(screen.read() == "")
        bar.update(1)
        _ = screen.read()
        bar.close()
        #expect(screen.read() == "\n")
        bar.close()
        #expect(screen.read() == "")
    }

    @Test("does not end the line of a finished bar a second time")
    func closingWhenFinished() {
        let screen = Screen()
        var bar = screen.bar(target: 1, display: .live(color: false))
        bar.finish()
        _ = screen.read()
        bar.close()
        #expect(screen.read() == "")
    }

    @Test("counts the bytes of a file in the multiple that suits its size")
    func bytes() {
        let screen = Screen()
        var bar = screen.bar(target: 9_912_422, unit: .bytes, display: .live(color: false))
        screen.seconds = 0.5
        bar.update(4_956_211)
        #expect(screen.read() == "\r5.0/9.9 MB \(strokes(10))────────── 0s 9.9 MB/s")
        var small = screen.bar(target: 4542, unit: .bytes, display: .finishedLine)
        screen.seconds = 1.5
        small.finish()
        #expect(screen.read() == "4.5/4.5 kB \(strokes(20)) 1s 4.5 kB/s\n")
    }
}
