#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import Storage
import Testing

/// What a folder's permissions say, whoever asks.
@Suite("A folder that is read-only for everybody")
struct PermissionsTests {
    @Test(
        "is told from others, for itself and for folders that would be made in it", arguments: ["", "/new", "/new/er"])
    func readOnly(subfolder: String) throws {
        let folder = try TemporaryFolder()
        try FileSystem.requireNotReadOnly(folder.path + subfolder)
        chmod(folder.path, 0o555)
        defer { chmod(folder.path, 0o755) }
        let error = #expect(throws: StorageError.self) { try FileSystem.requireNotReadOnly(folder.path + subfolder) }
        #expect(error?.path == folder.path)
        #expect(error?.reason == .system(code: EACCES))
    }

    @Test("does not speak for a folder in it that may be written")
    func writableInReadOnly() throws {
        let folder = try TemporaryFolder()
        try FileSystem.createFolder(folder("inner"))
        chmod(folder.path, 0o555)
        defer { chmod(folder.path, 0o755) }
        try FileSystem.requireNotReadOnly(folder("inner"))
    }
}
