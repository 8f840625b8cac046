#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import Storage
import Testing

@testable import ModelFiles

/// Saving where it cannot work.
@Suite("Saving a model")
struct ModelFileSavingTests {
    @Test("keeps the old one, and leaves nothing beside it, when the disk takes only a part of the new one")
    func fullDisk() async throws {
        let folder = try TemporaryFolder()
        let path = folder("model")
        try ModelFile.example.save(to: path)
        await #expect(processExitsWith: .success) { [path = path as String] in
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 5000, rlim_max: 5000)
            #if canImport(Glibc)
                try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
            #else
                try #require(setrlimit(RLIMIT_FSIZE, &limit) == 0)
            #endif
            let error = #expect(throws: ModelFileError.self) {
                try ModelFile(network: .example([784, 10]), card: nil).save(to: path)
            }
            guard case .storage(let error) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect(error.operation == .write)
        }
        #expect(try ModelFile(path: path) == .example)
        #expect(try folder.names() == ["model"])
    }

    @Test("says so if there is no place for it", arguments: ["", "/", "/missing/model", "/file/model"])
    func noPlace(name: String) throws {
        let folder = try TemporaryFolder()
        _ = try folder.write([1, 2, 3], to: "file")
        let error = #expect(throws: ModelFileError.self) { try ModelFile.example.save(to: folder.path + name) }
        guard case .storage(let error) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(error.path == folder.path + name)
        #expect(try folder.names() == ["file"])
        #expect(try folder.bytes("file") == [1, 2, 3])
    }

    @Test("gives the same bytes every time")
    func deterministic() {
        let bytes = ModelFile.example.written()
        #expect((0..<10).allSatisfy { _ in ModelFile.example.written() == bytes })
    }
}
