import Foundation
import Testing

/// A terminal whose screen is the test.
final class PseudoTerminal {
    /// The end at which the test sits.
    private let screen: FileHandle
    /// The end that the program takes for its terminal.
    private let terminal: FileHandle

    /// Opens a terminal with this many columns.
    init(columns: UInt16) throws {
        var descriptors: (screen: Int32, terminal: Int32) = (-1, -1)
        var size = winsize(ws_row: 24, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        guard openpty(&descriptors.screen, &descriptors.terminal, nil, nil, &size) == 0 else {
            throw POSIXError(.ENOTTY)
        }
        screen = FileHandle(fileDescriptor: descriptors.screen, closeOnDealloc: true)
        terminal = FileHandle(fileDescriptor: descriptors.terminal, closeOnDealloc: true)
    }

    /// Runs the program on the terminal and returns all that it printed there.
    ///
    /// Interrupts it when it has printed `text`, if that is given.
    func run(
        _ line: String, in folder: TemporaryFolder, environment: [String: String] = ["TERM": "xterm-256color"],
        interruptedAfter text: String? = nil
    ) async throws -> String {
        let program = try ProgramRun(
            line.split(separator: " ").map(String.init), in: folder, environment: environment, output: terminal)
        try terminal.close()
        var interruption = text
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 4096)
        while true {
            // Ends with an error when the program, the last to hold the other end, is gone.
            let count = read(screen.fileDescriptor, &buffer, buffer.count)
            guard count > 0 else { break }
            bytes += buffer[..<count]
            if let text = interruption, String(decoding: bytes, as: UTF8.self).contains(text) {
                kill(program.identifier, SIGINT)
                interruption = nil
            }
        }
        let run = try await program.finish()
        #expect(run.status == (text == nil ? 0 : 128 + SIGINT), "\(run.errors)")
        return String(decoding: bytes, as: UTF8.self)
    }
}
