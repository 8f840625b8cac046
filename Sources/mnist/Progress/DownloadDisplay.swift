import MNISTData

/// Tells on standard error what is downloaded: a line for each file, and on a terminal a bar below it.
final class DownloadDisplay {
    /// Where it is shown.
    private let console: Console
    /// The bar of the file that is on its way.
    private var bar: ProgressBar?

    /// Makes a display that has shown nothing yet.
    init(console: Console) { self.console = console }

    /// Shows what happened.
    func show(_ event: LoadingEvent) {
        switch event {
        case .started(_, let url, let size):
            close()
            console.errors.write("Downloading \(url)\n")
            if console.errors.isTerminal { bar = console.downloadBar(size: size) }
        case .received(_, let bytes, _):
            bar?.update(bytes)
        case .finished:
            bar?.finish()
        case .rejected(let path, let reason):
            note("\(path) is not used: \(reason)")
        case .retrying(_, _, let reason, let pause):
            note("\(reason); trying again in \((pause / .seconds(1)).fixed(1)) s")
        case .failedMirror(_, _, let reason):
            note(reason)
        case .notKept(let path, let reason):
            note("\(path) could not be kept: \(reason)")
        }
    }

    /// Ends the line of a file that did not arrive.
    func close() {
        bar?.close()
        bar = nil
    }

    /// Prints a remark, on a line of its own.
    private func note(_ text: String) {
        close()
        console.note(text)
    }
}
