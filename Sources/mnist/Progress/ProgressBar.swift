/// A progress bar that writes, byte for byte, what `keras.utils.Progbar` writes.
///
/// Where it cannot do as Keras does, in a file or on a narrow terminal, it leaves out what does not belong there.
/// Time, the terminal's width and the place to write to come from outside.
struct ProgressBar {
    /// How the bar shows itself.
    enum Display: Equatable {
        /// Redrawn in place, on a terminal.
        case live(color: Bool)
        /// Only the finished line, without any escape sequence, in a file or pipe.
        case finishedLine
        /// Only the finished line, and without the bar (`--verbose 2`).
        case summary
    }

    /// A value shown after the bar.
    typealias Metric = (name: String, value: Double)

    /// The count at which the work is done.
    private let target: Int
    /// What the bar counts.
    private let unit: Unit
    /// How the bar shows itself.
    private let display: Display
    /// The seconds since some fixed moment; never goes back.
    private let clock: () -> Double
    /// The width of the terminal at the moment of the call; nil when it is not known.
    private let columns: () -> Int?
    /// Takes the text to show.
    private let write: (String) -> Void

    /// When the work began.
    private let start: Double
    /// When the first step ended: the first is slower than the others and does not count for the pace.
    private var firstStepEnd: Double?
    /// When the bar was last drawn.
    private var lastDrawing: Double?
    /// The visible width of the bar as last drawn.
    private var drawnWidth = 0

    /// The least time between two drawings, in seconds.
    private static let interval = 0.05

    /// Makes a bar for work that begins now.
    init(
        target: Int, unit: Unit = .steps, display: Display, columns: @escaping () -> Int? = { nil },
        clock: @escaping () -> Double, write: @escaping (String) -> Void
    ) {
        precondition(target > 0, "a bar needs something to count to")
        self.target = target
        self.unit = unit
        self.display = display
        self.columns = columns
        self.clock = clock
        self.write = write
        start = clock()
    }

    /// Shows that `current` of the target is done.
    mutating func update(_ current: Int, metrics: [Metric] = []) { show(current, metrics, isFinal: false) }

    /// Shows that all is done, and ends the line.
    mutating func finish(metrics: [Metric] = []) { show(target, metrics, isFinal: true) }

    /// Ends the line of a bar that was drawn but is not going to be finished.
    mutating func close() {
        if drawnWidth > 0 { write("\n") }
        drawnWidth = 0
    }

    /// Shows how far the work is, in the way of the display.
    private mutating func show(_ current: Int, _ metrics: [Metric], isFinal: Bool) {
        let now = clock()
        let line = Line(
            current: current, target: target, unit: unit, secondsPerUnit: secondsPerUnit(at: current, now),
            elapsedSeconds: now - start, isFinal: isFinal, metrics: metrics)
        switch display {
        case .live(let color):
            if !isFinal, let lastDrawing, now - lastDrawing < Self.interval { return }
            draw(line.pieces(color: color), isFinal: isFinal)
            lastDrawing = now
        case .finishedLine:
            if isFinal { write(line.pieces(color: false).map(\.styled).joined() + "\n") }
        case .summary:
            if isFinal { write(line.summary + "\n") }
        }
    }

    /// Draws the line over the one before it.
    ///
    /// Where the terminal is too narrow, a line that will be drawn again ends before the piece that does not fit, and the
    /// finished line goes on below.
    private mutating func draw(_ pieces: [Piece], isFinal: Bool) {
        // The last column stays free: some terminals wrap as soon as it is filled.
        let limit = columns().map { $0 - 1 } ?? .max
        var text = ""
        var width = 0
        var erased = min(drawnWidth, limit)
        /// Covers what is left of the line before.
        func pad() {
            text += String(repeating: " ", count: max(0, erased - width))
            erased = 0
        }
        for piece in pieces {
            if width + piece.width > limit {
                guard isFinal else { break }
                guard piece.width <= limit else { continue }
                pad()
                text += "\n"
                width = 0
            }
            text += piece.styled
            width += piece.width
        }
        pad()
        write(String(repeating: "\u{8}", count: drawnWidth) + "\r" + text + (isFinal ? "\n" : ""))
        drawnWidth = isFinal ? 0 : width
    }

    /// The mean time per step, without the first step as soon as there is a second.
    private mutating func secondsPerUnit(at current: Int, _ now: Double) -> Double {
        guard current > 0 else { return 0 }
        if current > 1, let firstStepEnd { return (now - firstStepEnd) / Double(current - 1) }
        if current == 1 { firstStepEnd = now }
        return (now - start) / Double(current)
    }
}
