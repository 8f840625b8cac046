import Dispatch
import Foundation
import Storage
import Synchronization
import Testing

@testable import MNISTData

/// Which files are read, fetched, kept and left alone.
@Suite("A data folder", .timeLimit(.minutes(1)))
struct DataFolderTests {
    /// The data set that is loaded.
    static let dataset = SmallDataset()
    /// The four files unpacked, by name.
    static var files: [String: [UInt8]] { dataset.files }
    /// The names of the two files to test with, unpacked, in the folder of the data set.
    static let kept = ["small", "small/t10k-images", "small/t10k-labels"]

    /// A folder that the test fills.
    let folder: TemporaryFolder
    /// A mirror that has all files.
    let server: HTTPTestServer

    /// Begins with an empty folder.
    init() throws {
        folder = try TemporaryFolder()
        server = try HTTPTestServer { path, _ in Self.dataset.answer(path) }
    }

    @Test("that does not exist is made, filled with what is needed, and used the next time")
    func download() throws {
        let first = try load(from: "new/data")
        #expect(server.requests == ["/t10k-images.gz", "/t10k-labels.gz"])
        #expect(try folder.names() == ["new", "new/data"] + Self.kept.map { "new/data/" + $0 })
        #expect(folder.read("new/data/small/t10k-images") == Self.files["t10k-images"])
        let second = try load(from: "new/data/")
        #expect(server.requests.count == 2)
        #expect(second.events.isEmpty)
        #expect(first.images.count == 6)
        #expect(Array(second.images.labels) == [7, 2, 1, 0, 4, 1])
        #expect(Array(second.images.pixels) == Array(first.images.pixels))
        #expect(second.images.checksum == first.images.checksum)
    }

    @Test("has all four files after a download for its own sake")
    func downloadAll() throws {
        try dataFolder().download(source()) { _ in }
        try dataFolder().download(source()) { _ in }
        #expect(try folder.names() == ["small"] + Self.files.keys.sorted().map { "small/" + $0 })
        #expect(server.requests.count == 4)
    }

    @Test("may have the files in its own folder or directly, unpacked or not", arguments: ["", "small/"], ["", ".gz"])
    func byHand(place: String, ending: String) throws {
        for name in ["t10k-images", "t10k-labels"] {
            let file = ending.isEmpty ? Self.files : Self.dataset.compressed
            try folder.write(file[name] ?? [], to: place + name + ending)
        }
        let (images, events) = try load()
        #expect(Array(images.labels) == [7, 2, 1, 0, 4, 1])
        #expect(events.isEmpty)
        #expect(server.requests.isEmpty)
        // What was packed is kept unpacked; nothing else is written.
        let written = try folder.names().filter { !$0.hasSuffix(".gz") }
        #expect(written == (ending.isEmpty && place.isEmpty ? ["t10k-images", "t10k-labels"] : Self.kept))
    }

    @Test("may have been packed by another gzip")
    func repacked() throws {
        for (name, file) in Self.files { try folder.write(gzip(file, level: 1), to: "small/\(name).gz") }
        #expect(try load().events.isEmpty)
        #expect(server.requests.isEmpty)
    }

    @Test("that is read-only is read all the same, and silently")
    func readOnly() throws {
        for (name, file) in Self.dataset.compressed { try folder.write(file, to: name + ".gz") }
        try folder.makeReadOnly()
        #expect(try load().events.isEmpty)
        #expect(try folder.names() == Self.files.keys.map { $0 + ".gz" }.sorted())
    }

    @Test("that is read-only and empty does not keep what was fetched, which is used and reported")
    func readOnlyAndEmpty() throws {
        try folder.makeReadOnly()
        let (images, events) = try load()
        #expect(Array(images.labels) == [7, 2, 1, 0, 4, 1])
        let path = folder("small/t10k-images")
        let reason = "cannot create \(folder.path): Permission denied. Check the permissions, or choose another place."
        #expect(events.contains(.notKept(path: path, reason: reason)))
        #expect(try folder.names() == [])
    }

    @Test("that is read-only cannot be downloaded to, which is said at once")
    func readOnlyDownload() throws {
        try folder.makeReadOnly()
        let error = #expect(throws: LoadingError.self) { try dataFolder().download(source()) { _ in } }
        guard case .cannotKeep = error else {
            Issue.record("another error")
            return
        }
        #expect(server.requests.isEmpty)
    }

    /// Damages that a file can have.
    static let damages: [(damage: @Sendable ([UInt8]) -> [UInt8], what: String)] = [
        ({ _ in [] }, "empty"),
        ({ $0.dropLast() }, "shorter"),
        ({ $0 + [0] }, "longer"),
        ({ $0.dropLast() + [$0[$0.count - 1] ^ 1] }, "one bit"),
        ({ SmallDataset(seed: 9).files["t10k-images"] ?? $0 }, "another data set"),
    ]

    @Test("replaces a damaged file by the original, and says so", arguments: damages.indices)
    func damaged(index: Int) throws {
        let bad = Self.damages[index].damage(Self.files["t10k-images"] ?? [])
        try folder.write(bad, to: "small/t10k-images")
        let (_, events) = try load()
        guard case .rejected(folder("small/t10k-images"), let reason) = events.first else {
            Issue.record("not reported")
            return
        }
        #expect(reason.hasPrefix("wrong "))
        #expect(folder.read("small/t10k-images") == Self.files["t10k-images"])
        #expect(try folder.names() == Self.kept)
    }

    @Test("repairs a damaged file from its .gz, without the network")
    func repaired() throws {
        for (name, file) in Self.dataset.compressed { try folder.write(file, to: "small/\(name).gz") }
        try folder.write([1, 2, 3], to: "small/t10k-images")
        #expect(try load().events.count == 1)
        #expect(server.requests.isEmpty)
        #expect(folder.read("small/t10k-images") == Self.files["t10k-images"])
    }

    @Test("leaves a damaged .gz and all files directly in it alone")
    func leftAlone() throws {
        let other: [UInt8] = [1, 2, 3]
        let paths = ["small/t10k-images.gz", "t10k-images", "t10k-images.gz", "t10k-labels"]
        for path in paths { try folder.write(other, to: path) }
        let (_, events) = try load()
        #expect(events.count { if case .rejected = $0 { true } else { false } } == 4)
        for path in paths { #expect(folder.read(path) == other) }
        #expect(try folder.names() == (Self.kept + paths).sorted())
    }

    @Test("keeps a damaged file as it is as long as there is nothing better, and says where it looked")
    func damagedOffline() throws {
        try folder.write([1, 2, 3], to: "small/t10k-images")
        let offline = try HTTPTestServer { _, _ in .status(404) }
        let error = #expect(throws: LoadingError.self) {
            try dataFolder().load(source([offline.address]), .test) { _ in }
        }
        #expect(
            error?.description == """
                cannot load Small: t10k-images.gz is not in the data folder and could not be downloaded.
                  \(folder("small/t10k-images")): wrong size: 3 bytes, expected 4720
                  \(offline.address)t10k-images.gz: the server answered with status 404
                Try again when the network works, or use one of these:
                  --data DIR           a folder that has the files, as .gz or unpacked
                  --mirror URL         another server that has the .gz files
                  --dataset synthetic  digits that the program draws itself
                """)
        #expect(try folder.names() == ["small", "small/t10k-images"])
        #expect(folder.read("small/t10k-images") == [1, 2, 3])
    }

    @Test("on a full disk is no obstacle to training, only to a download, and gets no half files")
    func fullDisk() async throws {
        await #expect(processExitsWith: .success) { [path = folder.path as String] in
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 2000, rlim_max: 2000)
            #if canImport(Glibc)
                try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
            #else
                try #require(setrlimit(RLIMIT_FSIZE, &limit) == 0)
            #endif
            let server = try HTTPTestServer { path, _ in Self.dataset.answer(path) }
            let source = Self.dataset.source(mirrors: [server.address])
            let folder = DataFolder(path: path, fetchProgram: .built)
            var notKept: [String] = []
            let images = try folder.load(source, .test) { event in
                if case .notKept(let path, _) = event { notKept.append(path) }
            }
            #expect(Array(images.labels) == [7, 2, 1, 0, 4, 1])
            #expect(notKept == ["\(path)/small/t10k-images"])
            let error = #expect(throws: LoadingError.self) { try folder.download(source) { _ in } }
            guard case .cannotKeep(let reason) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(reason.reason == .system(code: EFBIG))
        }
        #expect(try folder.names() == ["small", "small/t10k-labels"])
    }

    @Test("asks the mirror of the user and no other")
    func mirror() throws {
        let own = try HTTPTestServer { path, _ in Self.dataset.answer(path) }
        let folder = DataFolder(
            path: folder.path, mirror: DownloadMirror(own.address + "my/files"), fetchProgram: .built)
        _ = try folder.load(source(), .test) { _ in }
        #expect(own.requests == ["/my/files/t10k-images.gz", "/my/files/t10k-labels.gz"])
        #expect(server.requests.isEmpty)
    }

    @Test("is not touched for digits that the program draws itself")
    func drawnDigits() throws {
        let folder = DataFolder(path: folder.path)
        try folder.download(.synthetic)
        let images = try folder.load(.synthetic, .test) { _ in Issue.record("nothing to report") }
        #expect(images.count == 10_000)
        #expect(images.pixels.count == 10_000 * 784)
        #expect(try self.folder.names() == [])
    }

    @Test("is filled by several at a time, and all succeed")
    func concurrent() throws {
        let labels = Mutex<[[UInt8]]>([])
        DispatchQueue.concurrentPerform(iterations: 6) { _ in
            if let images = try? load().images { labels.withLock { $0.append(Array(images.labels)) } }
        }
        #expect(labels.withLock { $0 } == Array(repeating: [7, 2, 1, 0, 4, 1], count: 6))
        #expect(try folder.names() == Self.kept)
    }

    /// Loads the half to test with.
    private func load(from subfolder: String = "") throws -> (images: LabeledImages, events: [LoadingEvent]) {
        var events: [LoadingEvent] = []
        let images = try dataFolder(subfolder).load(source(), .test) { events.append($0) }
        return (images, events)
    }

    /// The folder, or one in it.
    private func dataFolder(_ subfolder: String = "") -> DataFolder {
        DataFolder(path: subfolder.isEmpty ? folder.path : folder(subfolder), fetchProgram: .built)
    }

    /// The data set, with its own mirror or others.
    private func source(_ mirrors: [String]? = nil) -> DatasetSource {
        Self.dataset.source(mirrors: mirrors ?? [server.address])
    }
}
