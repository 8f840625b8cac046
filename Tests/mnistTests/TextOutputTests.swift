import Foundation
import Testing

@testable import mnist

@Suite("Text output")
struct TextOutputTests {
    /// A pipe, and the output that writes into it.
    private let pipe = Pipe()
    private var output: TextOutput {
        TextOutput(descriptor: pipe.fileHandleForWriting.fileDescriptor, environment: Environment())
    }

    @Test("writes all of a text into a pipe that takes little at a time and never waits")
    func nonBlockingPipe() async throws {
        let writer = pipe.fileHandleForWriting.fileDescriptor
        _ = fcntl(writer, F_SETFL, fcntl(writer, F_GETFL) | O_NONBLOCK)
        let text = String(repeating: "a line of text\n", count: 100_000)
        let reader = pipe.fileHandleForReading
        // Both ends block, so the reader gets a thread of its own, and never waits for one that tests run on.
        let (received, continuation) = AsyncStream.makeStream(of: Data?.self)
        Thread.detachNewThread {
            continuation.yield(try? reader.readToEnd())
            continuation.finish()
        }
        let output = output
        output.write(text)
        try pipe.fileHandleForWriting.close()
        #expect(output.error == nil)
        for await data in received { #expect(data == Data(text.utf8)) }
    }

    @Test("drops text for which there is no reader, without an error")
    func closedPipe() throws {
        Interruption.prepare()
        try pipe.fileHandleForReading.close()
        let output = output
        output.write("lost\n")
        output.write("lost as well\n")
        #expect(output.error == nil)
    }

    @Test("keeps the first error", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "needs /dev/full"))
    func fullDisk() throws {
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: "/dev/full"))
        let output = TextOutput(descriptor: file.fileDescriptor, environment: Environment())
        output.write("")
        #expect(output.error == nil)
        output.write("text")
        #expect(output.error?.code == ENOSPC)
    }

    @Test("knows that a pipe is no terminal")
    func noTerminal() {
        #expect(!output.isTerminal)
        #expect(!output.hasColor)
        #expect(output.columns == nil)
    }
}
