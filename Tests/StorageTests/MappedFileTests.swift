#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import Storage
import Testing

/// Files as bytes in memory.
@Suite("A mapped file")
struct MappedFileTests {
    @Test("has the bytes of the file", arguments: ["", "x", "two\npages" + String(repeating: "…", count: 4000)])
    func bytes(text: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "x")
        let file = try MappedFile(path: folder("x"))
        #expect(file.path == folder("x"))
        #expect(Array(file.bytes) == Array(text.utf8))
    }

    @Test("keeps its bytes when the file is replaced")
    func replaced() throws {
        let folder = try TemporaryFolder()
        try folder.write("old", to: "x")
        let file = try MappedFile(path: folder("x"))
        try save("newer", to: folder("x"))
        #expect(Array(file.bytes) == Array("old".utf8))
        let newer = try MappedFile(path: folder("x"))
        #expect(Array(newer.bytes) == Array("newer".utf8))
    }

    @Test("is refused, without waiting, if it is not an ordinary file")
    func refused() throws {
        let folder = try TemporaryFolder()
        mkfifo(folder("pipe"), 0o600)
        let refusals: [(path: String, reason: StorageError.Reason)] = [
            (folder("missing"), .system(code: ENOENT)),
            (folder.path, .system(code: EISDIR)),
            (folder("pipe"), .notAFile),
            ("/dev/null", .notAFile),
        ]
        for (path, reason) in refusals {
            let error = #expect(throws: StorageError.self) { try MappedFile(path: path) }
            #expect(error?.operation == .open)
            #expect(error?.reason == reason)
        }
    }
}
