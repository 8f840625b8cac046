#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import Testing

@testable import Storage

/// Questions about files and folders, and changes to them.
@Suite("The file system")
struct FileSystemTests {
    @Test("tells files, folders and nothing apart, through links")
    func kinds() throws {
        let folder = try TemporaryFolder()
        try folder.write("text", to: "file")
        symlink("file", folder("link"))
        symlink("nothing", folder("dangling"))
        for name in ["file", "link", "dangling", "nothing"] { #expect(!FileSystem.folderExists(folder(name))) }
        #expect(FileSystem.folderExists(folder.path))
    }

    @Test("knows when two names lead to the same file, or would")
    func sameFile() throws {
        let folder = try TemporaryFolder()
        try folder.write("text", to: "file")
        try folder.write("text", to: "other")
        mkdir(folder("inner"), 0o755)
        symlink("file", folder("link"))
        link(folder("file"), folder("second name"))
        symlink("inner", folder("inner link"))
        symlink("new", folder("dangling"))
        for (first, second, areSame) in [
            ("file", "file", true), ("file", "./file", true), ("file", "inner/../file", true), ("file", "link", true),
            ("file", "second name", true), ("file", "other", false), ("file", "new", false), ("new", "./new", true),
            ("new", "newer", false), ("inner/new", "inner link/new", true), ("new", "inner/new", false),
            ("nowhere/new", "nowhere/new", false), ("dangling", "new", true), ("dangling", "newer", false),
        ] {
            #expect(FileSystem.areSameFile(folder(first), folder(second)) == areSame, "\(first) and \(second)")
        }
    }

    @Test("lists names in order, whatever bytes they are made of")
    func names() throws {
        let folder = try TemporaryFolder()
        for name in ["b", ".hidden", "a", "Zürich 数字"] { try folder.write("", to: name) }
        #expect(try FileSystem.names(in: folder.path) == [".hidden", "Zürich 数字", "a", "b"])
        #expect(throws: StorageError(.list, folder("missing"), code: ENOENT)) {
            try FileSystem.names(in: folder("missing"))
        }
    }

    @Test("makes folders with those that they lie in, once or many times at once", arguments: ["a", "a/b/c", "a//b/"])
    func folders(path: String) async throws {
        let folder = try TemporaryFolder()
        let path = folder(path)
        try await withThrowingTaskGroup { group in
            for _ in 0..<8 { group.addTask { try FileSystem.createFolder(path) } }
            try await group.waitForAll()
        }
        #expect(FileSystem.folderExists(path))
    }

    @Test("makes no folder in the place of a file")
    func folderInPlaceOfFile() throws {
        let folder = try TemporaryFolder()
        try folder.write("text", to: "x")
        #expect(throws: StorageError(.createFolder, folder("x"), code: EEXIST)) {
            try FileSystem.createFolder(folder("x"))
        }
        #expect(throws: StorageError(.createFolder, folder("x"), code: EEXIST)) {
            try FileSystem.createFolder(folder("x/y"))
        }
        #expect(folder.text("x") == "text")
    }

    @Test("is asked again when a signal interrupts, and only then")
    func interrupts() throws {
        var answers: [(value: Int, code: Int32)] = [(-1, EINTR), (-1, EINTR), (7, 0)]
        let value = try retryingOnInterrupt(.write, "x") {
            let answer = answers.removeFirst()
            errno = answer.code
            return answer.value
        }
        #expect(value == 7)
        #expect(answers.isEmpty)
        #expect(throws: StorageError(.write, "x", code: EIO)) {
            try retryingOnInterrupt(.write, "x") {
                errno = EIO
                return -1
            }
        }
    }

    @Test(
        "is named by paths",
        arguments: [
            ("x", ".", "x"), ("data/x", "data", "x"), ("a/b/c", "a/b", "c"), ("/x", "/", "x"), ("", ".", ""),
            ("data/", "data", ""),
        ])
    func paths(path: String, folder: String, name: String) {
        #expect(Path.folder(of: path) == folder)
        #expect(Path.name(of: path) == name)
    }

    @Test(
        "says what could not be done, why, and what to do next",
        arguments: [
            (
                StorageError(.write, "data/x", code: ENOSPC),
                "cannot write data/x: No space left on device. Free some space, or choose another place."
            ),
            (
                StorageError(.create, "models/x", code: ENOENT),
                "cannot create models/x: No such file or directory. Create the folder 'models', or choose another place."
            ),
            (StorageError(.sync, "x", code: EIO), "cannot sync x: Input/output error"),
            (
                StorageError(.create, "/dev/null", .notAFile),
                "cannot create /dev/null: it is a device, a pipe or a socket. Name an ordinary file."
            ),
            (StorageError(.open, "", code: ENOENT), "cannot open '': No such file or directory. Check the path."),
        ])
    func messages(error: StorageError, message: String) {
        #expect(error.description == message)
    }
}
