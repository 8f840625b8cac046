import Foundation
import Testing

@testable import MNISTData

/// What a downloader makes of servers good and bad.
@Suite("A download", .timeLimit(.minutes(1)))
struct DownloaderTests {
    /// The data set whose images are downloaded.
    static let dataset = SmallDataset()
    /// What is known about the file.
    static let archive = dataset.archive("t10k-images")
    /// The file as a good mirror has it.
    static let file = dataset.compressed["t10k-images"] ?? []

    /// A gzip file of the same size with another content.
    static let otherFile = GunzipError.magic + Array(repeating: 0, count: file.count - 2)

    @Test("from a good mirror yields the unpacked file and reports every byte")
    func good() throws {
        let server = try HTTPTestServer { path, _ in Self.dataset.answer(path) }
        let (content, events) = try download(from: [server.address])
        let url = server.address + "t10k-images.gz"
        #expect(content == Self.dataset.files["t10k-images"])
        #expect(events.first == .started(file: "t10k-images.gz", url: url, totalBytes: Self.file.count))
        #expect(events.last == .finished(file: "t10k-images.gz"))
        let counts = events.dropFirst().dropLast().map { event in
            if case .received("t10k-images.gz", let bytes, Self.file.count) = event { bytes } else { -1 }
        }
        #expect(counts.last == Self.file.count)
        #expect(zip(counts, counts.dropFirst()).allSatisfy { $0 < $1 })
    }

    /// A server that never sends the file, what is said about it, and how often it is asked.
    struct Fault: CustomTestStringConvertible {
        /// What it sends.
        let answer: HTTPTestServer.Answer
        /// What is said about it.
        let reason: String
        /// How often it is asked.
        var requests = 1
        /// What to call it in the test's output.
        var testDescription: String { reason }
    }

    @Test(
        "goes on to the next mirror and says why, whatever the first one sends",
        arguments: [
            Fault(answer: .status(403), reason: "the server answered with status 403"),
            Fault(answer: .status(404), reason: "the server answered with status 404"),
            Fault(answer: .status(204), reason: "the server answered with status 204"),
            Fault(answer: .status(304), reason: "the server answered with status 304"),
            Fault(answer: .status(503), reason: "the server answered with status 503 (3 attempts)", requests: 3),
            Fault(answer: .status(429), reason: "the server answered with status 429 (3 attempts)", requests: 3),
            Fault(
                answer: .redirect("ftp://127.0.0.1/x"),
                reason: "redirects to ftp://127.0.0.1/x, which is not encrypted: not followed"),
            Fault(answer: .body(Array("\r\n <!DOCTYPE html>".utf8)), reason: "not a gzip file: looks like a web page"),
            Fault(answer: .endless(Array("<html>".utf8)), reason: "not a gzip file: looks like a web page"),
            Fault(
                answer: .body([0, 0, 8, 3]),
                reason: "not a gzip file: it begins with the bytes 00 00, expected 1f 8b"),
            Fault(answer: .body([]), reason: "wrong size: 0 bytes, expected \(file.count)"),
            Fault(
                answer: .body(file.dropLast()), reason: "wrong size: \(file.count - 1) bytes, expected \(file.count)"),
            Fault(answer: .body(file + [0]), reason: "wrong size: more than the expected \(file.count) bytes"),
            Fault(
                answer: .endless(GunzipError.magic), reason: "wrong size: more than the expected \(file.count) bytes"),
            Fault(
                answer: .body(otherFile),
                reason: "wrong content: SHA-256 is \(sha256(otherFile)), expected \(archive.compressedSHA256)"),
        ])
    func fault(_ fault: Fault) throws {
        let bad = try HTTPTestServer { _, _ in fault.answer }
        let good = try HTTPTestServer { path, _ in Self.dataset.answer(path) }
        let (content, events) = try download(from: [bad.address, good.address])
        let url = bad.address + "t10k-images.gz"
        #expect(content == Self.dataset.files["t10k-images"])
        #expect(events.contains(.failedMirror(file: "t10k-images.gz", url: url, reason: fault.reason)))
        #expect(bad.requests.count == fault.requests)
        #expect(good.requests.count == 1)
    }

    @Test(
        "asks again if the connection breaks, but not if there is none",
        arguments: [
            Fault(answer: .truncated(file), reason: "ends too early", requests: 3),
            Fault(answer: .hangUp, reason: "hangs up", requests: 3),
            Fault(answer: .garbage, reason: "speaks another protocol", requests: 1),
        ])
    func brokenConnection(_ fault: Fault) throws {
        let bad = try HTTPTestServer { _, _ in fault.answer }
        #expect(throws: DownloadFailed.self) { try download(from: [bad.address]) }
        #expect(bad.requests.count == fault.requests)
    }

    @Test("tells of each mirror's failure if all fail")
    func allFail() throws {
        let server = try HTTPTestServer { path, _ in .status(path.hasPrefix("/a") ? 404 : 500) }
        let error = #expect(throws: DownloadFailed.self) {
            try download(from: [server.address + "a/", "http://127.0.0.1:1/", server.address + "b/"])
        }
        #expect(error?.failures.count == 3)
        #expect(
            error?.failures.first
                == FailedSource(
                    place: server.address + "a/t10k-images.gz", reason: "the server answered with status 404"))
        #expect(error?.failures.dropFirst().first?.place == "http://127.0.0.1:1/t10k-images.gz")
        #expect(error?.failures.last?.reason == "the server answered with status 500 (3 attempts)")
    }

    @Test(
        "ends when nothing arrives any more",
        arguments: [
            Fault(answer: .silence, reason: "before the answer"),
            Fault(answer: .stalled([]), reason: "after its head"),
            Fault(answer: .stalled(file), reason: "before the last byte"),
        ])
    func stall(_ fault: Fault) throws {
        let bad = try HTTPTestServer { _, _ in fault.answer }
        var limits = DownloadLimits()
        // Long enough for the program that downloads to load its libraries on a busy machine.
        limits.stall = .seconds(2)
        let error = #expect(throws: DownloadFailed.self) { try download(from: [bad.address], limits) }
        #expect(error?.failures.map(\.reason) == ["nothing arrived for 2 s"])
        #expect(bad.requests.count == 1)
    }

    @Test("ends when the file takes too long, although it keeps arriving")
    func trickle() throws {
        let bad = try HTTPTestServer { _, _ in .trickle(Self.file) }
        var limits = DownloadLimits()
        limits.total = .milliseconds(500)
        let error = #expect(throws: DownloadFailed.self) { try download(from: [bad.address], limits) }
        #expect(error?.failures.map(\.reason) == ["not complete after 0.5 s"])
    }

    @Test("pauses longer and longer between attempts, and succeeds at the last")
    func retries() throws {
        let server = try HTTPTestServer { path, earlier in
            earlier < 2 ? .status(503) : Self.dataset.answer(path)
        }
        var limits = DownloadLimits()
        limits.firstPause = .milliseconds(5)
        let (content, events) = try download(from: [server.address], limits)
        let (name, url) = ("t10k-images.gz", server.address + "t10k-images.gz")
        let reason = "the server answered with status 503"
        let started = LoadingEvent.started(file: name, url: url, totalBytes: Self.file.count)
        #expect(content == Self.dataset.files["t10k-images"])
        #expect(
            events.filter { if case .received = $0 { false } else { true } } == [
                started, .retrying(file: name, url: url, reason: reason, pause: .milliseconds(5)),
                started, .retrying(file: name, url: url, reason: reason, pause: .milliseconds(10)),
                started, .finished(file: name),
            ])
    }

    @Test("says so if the program that downloads is missing")
    func missingProgram() throws {
        let server = try HTTPTestServer { path, _ in Self.dataset.answer(path) }
        let error = #expect(throws: DownloadFailed.self) {
            try download(from: [server.address], by: FetchProgram(path: "/nowhere/mnist-fetch"))
        }
        #expect(
            error?.failures.map(\.reason) == [
                "cannot start '/nowhere/mnist-fetch', which downloads and belongs beside mnist: No such file or directory"
            ])
        #expect(server.requests.isEmpty)
    }

    @Test(
        "reports what a program says that does not end as it should",
        arguments: [
            ("echo 'cannot load libraries' >&2; exit 127", "cannot load libraries"),
            ("kill -9 $$", "'/bin/sh' was stopped"),
            ("echo 'a library has something to say' >&2; echo 404 >&2; exit 3", "the server answered with status 404"),
            ("head -c 300000 /dev/zero >&2; echo >&2; echo 'is talkative' >&2; exit 1", "is talkative"),
        ])
    func failingProgram(script: String, reason: String) throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: DownloadFailed.self) {
            try download(from: [mirror(in: folder, script)], by: Self.shell)
        }
        #expect(error?.failures.map(\.reason) == [reason])
    }

    @Test(
        "leaves no program behind that takes too long", arguments: ["exec sleep 60", "exec sleep 60 >&-"])
    func stopsProgram(ending: String) throws {
        let folder = try TemporaryFolder()
        let address = try mirror(in: folder, "echo $$ > '\(folder("identifier"))'; \(ending)")
        var limits = DownloadLimits()
        limits.total = .seconds(4)
        let error = #expect(throws: DownloadFailed.self) { try download(from: [address], limits, by: Self.shell) }
        #expect(error?.failures.map(\.reason) == ["not complete after 4 s"])
        let text = String(decoding: try #require(folder.read("identifier")).dropLast(), as: UTF8.self)
        #expect(kill(try #require(pid_t(text)), 0) == -1 && errno == ESRCH)
    }

    @Test("follows a redirect to another path and to another server")
    func redirects() throws {
        let target = try HTTPTestServer { path, _ in Self.dataset.answer(path) }
        let server = try HTTPTestServer { path, _ in
            .redirect(path.hasPrefix("/moved") ? target.address + "new/t10k-images.gz" : "/moved" + path)
        }
        let (content, _) = try download(from: [server.address])
        #expect(content == Self.dataset.files["t10k-images"])
        #expect(server.requests == ["/t10k-images.gz", "/moved/t10k-images.gz"])
        #expect(target.requests == ["/new/t10k-images.gz"])
    }

    @Test("does not follow redirects for ever")
    func redirectLoop() throws {
        let server = try HTTPTestServer { path, _ in .redirect(path) }
        #expect(throws: DownloadFailed.self) { try download(from: [server.address]) }
        #expect(server.requests.count < 50)
    }

    @Test("asks the mirror that worked first for the next file")
    func remembersMirror() throws {
        let bad = try HTTPTestServer { _, _ in .status(404) }
        let good = try HTTPTestServer { path, _ in Self.dataset.answer(path) }
        var downloader = Downloader(
            mirrors: mirrors([bad.address, good.address]), limits: DownloadLimits(), program: .built)
        for name in ["t10k-images", "t10k-labels"] {
            _ = try downloader.fetch(Self.dataset.archive(name)) { _ in }
        }
        #expect(bad.requests == ["/t10k-images.gz"])
        #expect(good.requests == ["/t10k-images.gz", "/t10k-labels.gz"])
    }

    /// Downloads the file without pauses; returns its content and what was reported.
    @discardableResult
    private func download(
        from addresses: [String], _ limits: DownloadLimits? = nil, by program: FetchProgram = .built
    ) throws -> (content: [UInt8], events: [LoadingEvent]) {
        var quick = DownloadLimits()
        quick.firstPause = .zero
        var downloader = Downloader(mirrors: mirrors(addresses), limits: limits ?? quick, program: program)
        var events: [LoadingEvent] = []
        let content = try downloader.fetch(Self.archive) { events.append($0) }
        return withExtendedLifetime(content) { (Array(content.bytes), events) }
    }

    /// A program that takes an address for the name of a script, and runs it.
    private static let shell = FetchProgram(path: "/bin/sh")

    /// A folder with a script where a mirror would have the file.
    private func mirror(in folder: TemporaryFolder, _ script: String) throws -> String {
        try folder.write(Array("\(script)\n".utf8), to: "t10k-images.gz")
        return folder.path + "/"
    }

    /// Mirrors with these addresses.
    private func mirrors(_ addresses: [String]) -> [DownloadMirror] { addresses.map(DownloadMirror.init(known:)) }
}
