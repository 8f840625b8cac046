@testable import mnist

/// A screen and a clock that tests control.
final class Screen {
    /// All that was written.
    private(set) var text = ""
    /// The time.
    var seconds = 0.0
    /// The width; nil when it is not known.
    var columns: Int?

    /// A bar that begins now.
    func bar(target: Int, unit: ProgressBar.Unit = .steps, display: ProgressBar.Display) -> ProgressBar {
        ProgressBar(
            target: target, unit: unit, display: display, columns: { self.columns }, clock: { self.seconds },
            write: { self.text += $0 })
    }

    /// Returns what was written since the last call.
    func read() -> String {
        defer { text = "" }
        return text
    }
}
