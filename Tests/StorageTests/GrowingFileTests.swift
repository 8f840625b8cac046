import Foundation
import Testing

@testable import Storage

@Suite("Growing files")
struct GrowingFileTests {
    @Test("replace what the name held, and have each text at once")
    func growth() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("log")
        try Data("older and longer".utf8).write(to: URL(fileURLWithPath: path))
        let file = try GrowingFile(replacing: path)
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "")
        try file.append("one\r\n")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "one\r\n")
        try file.append("")
        try file.append("zwölf\n")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == "one\r\nzwölf\n")
    }

    @Test("say why they cannot be begun")
    func failure() throws {
        let folder = try TemporaryFolder()
        let missing = folder.path("missing/log")
        do {
            _ = try GrowingFile(replacing: missing)
            Issue.record("a file was begun in a folder that is missing")
        } catch {
            #expect(error == StorageError(.create, missing, code: ENOENT))
        }
    }
}
