import Testing

@testable import Storage

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

@Suite("Growing files")
struct GrowingFileTests {
    @Test("keep what they hold until they are emptied, and then have each text at once")
    func growth() throws {
        let folder = try TemporaryFolder()
        try folder.write("older and longer", to: "log")
        let file = try GrowingFile(path: folder("log"))
        #expect(folder.text("log") == "older and longer")
        file.empty()
        #expect(folder.text("log") == "")
        try file.append("one\r\n")
        #expect(folder.text("log") == "one\r\n")
        try file.append("")
        try file.append("zwölf\n")
        #expect(folder.text("log") == "one\r\nzwölf\n")
    }

    @Test("say why they cannot be begun")
    func failure() throws {
        let folder = try TemporaryFolder()
        let missing = folder("missing/log")
        #expect(throws: StorageError(.create, missing, code: ENOENT)) { _ = try GrowingFile(path: missing) }
    }
}
