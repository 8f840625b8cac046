import Foundation

/// The built program.
enum Executable {
    /// Where it is: beside the bundle that these tests run from.
    static let url: URL = {
        let bundle = CommandLine.arguments.first { $0.contains(".xctest") } ?? CommandLine.arguments[0]
        var folder = URL(fileURLWithPath: bundle)
        while folder.path.contains(".xctest") { folder.deleteLastPathComponent() }
        return folder.appendingPathComponent("mnist")
    }()

    /// Runs the program in `folder` and waits for its end.
    static func run(
        _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:]
    ) async throws -> FinishedRun {
        try await ProgramRun(arguments, in: folder, environment: environment).finish()
    }

    /// Runs the program with words that are separated by spaces.
    static func run(
        _ line: String, in folder: TemporaryFolder, environment: [String: String] = [:]
    ) async throws -> FinishedRun {
        try await run(line.split(separator: " ").map(String.init), in: folder, environment: environment)
    }
}

/// What a run of the program left behind.
struct FinishedRun {
    /// The number that the shell would see.
    let status: Int32
    /// All of standard output.
    let output: String
    /// All of standard error.
    let errors: String
}

/// A run of the program that can be watched and signalled.
final class ProgramRun {
    /// The operating system's process.
    private let process = Process()
    /// The files that collect what the program prints.
    private let outputFile, errorFile: URL

    /// Starts the program, or another one, in `folder`; its output goes to a file unless `output` is given.
    ///
    /// The environment is that of the tests without the variables that the program reads.
    init(
        _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:],
        output: FileHandle? = nil, executable: URL = Executable.url
    ) throws {
        outputFile = folder.url.appendingPathComponent(".output-\(UUID())")
        errorFile = folder.url.appendingPathComponent(".errors-\(UUID())")
        for file in [outputFile, errorFile] { try Data().write(to: file) }
        process.executableURL = executable
        process.arguments = arguments
        process.currentDirectoryURL = folder.url
        process.environment = ProcessInfo.processInfo.environment
            .filter { !["MNIST_DATA", "MNIST_ISA", "NO_COLOR", "TERM"].contains($0.key) }
            .merging(environment) { $1 }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try output ?? FileHandle(forWritingTo: outputFile)
        process.standardError = try FileHandle(forWritingTo: errorFile)
        try Self.withoutBlockedSignals { try process.run() }
    }

    /// Starts a process from a thread that blocks no signals: a child inherits what is blocked, and the threads that
    /// tests run on block nearly everything.
    private static func withoutBlockedSignals(_ start: () throws -> Void) rethrows {
        var none = sigset_t()
        var previous = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &previous)
        defer { pthread_sigmask(SIG_SETMASK, &previous, nil) }
        try start()
    }

    /// Leaves no process behind when a test fails.
    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }

    /// The number of the process.
    var identifier: Int32 { process.processIdentifier }

    /// What the program has printed so far.
    var outputSoFar: String { (try? String(contentsOf: outputFile, encoding: .utf8)) ?? "" }

    /// Waits until a condition holds; the test's time limit ends a wait that is in vain.
    func wait(until condition: () -> Bool) async throws {
        while !condition(), process.isRunning { try await Task.sleep(for: .milliseconds(5)) }
    }

    /// Waits for the end of the program.
    func finish() async throws -> FinishedRun {
        while process.isRunning { try await Task.sleep(for: .milliseconds(5)) }
        let status = process.terminationStatus
        return FinishedRun(
            status: process.terminationReason == .exit ? status : 128 + status, output: outputSoFar,
            errors: try String(contentsOf: errorFile, encoding: .utf8))
    }
}

/// A folder that vanishes with the last value that refers to it.
final class TemporaryFolder: Sendable {
    /// Where it is.
    let url: URL

    /// Makes an empty folder.
    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("mnist-tests-\(UUID())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The bytes of a file in the folder.
    func bytes(of name: String) throws -> Data { try Data(contentsOf: url.appendingPathComponent(name)) }

    /// The names of the files in the folder, but for those that collect the output of runs.
    var names: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: url.path)
                .filter { !$0.hasPrefix(".output-") && !$0.hasPrefix(".errors-") }.sorted()
        }
    }
}
