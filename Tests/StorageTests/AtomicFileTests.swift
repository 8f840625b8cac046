#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import Storage
import Testing

/// What stands under a name that is being replaced, when all goes well.
@Suite("A file that is replaced")
struct AtomicFileTests {
    @Test("has the old text until it is committed, then the new")
    func replaces() throws {
        let folder = try TemporaryFolder()
        try folder.write("old", to: "x")
        var file = try AtomicFile(replacing: folder("x"))
        try Array("ne".utf8).withUnsafeBytes { try file.append($0) }
        try Array("w".utf8).withUnsafeBytes { try file.append($0) }
        #expect(folder.text("x") == "old")
        try file.commit()
        #expect(folder.text("x") == "new")
        #expect(try folder.names() == ["x"])
    }

    @Test("may be new, empty, and have the longest of names", arguments: ["x", String(repeating: "n", count: 255)])
    func new(name: String) throws {
        let folder = try TemporaryFolder()
        try save("", to: folder(name))
        #expect(folder.text(name) == "")
        #expect(try folder.names() == [name])
    }

    @Test("is as before, with nothing beside it, when the new one is given up")
    func givenUp() throws {
        let folder = try TemporaryFolder()
        try folder.write("old", to: "x")
        do {
            var file = try AtomicFile(replacing: folder("x"))
            try Array("new".utf8).withUnsafeBytes { try file.append($0) }
            #expect(try folder.names().count == 2)
        }
        #expect(folder.text("x") == "old")
        #expect(try folder.names() == ["x"])
    }

    @Test("is as before, with nothing beside it, after a probe")
    func probed() throws {
        let folder = try TemporaryFolder()
        try folder.write("old", to: "x")
        try AtomicFile.probe(folder("x"))
        try AtomicFile.probe(folder("y"))
        #expect(folder.text("x") == "old")
        #expect(try folder.names() == ["x"])
    }

    @Test("is the one that a symbolic link leads to, wherever that is and whether or not it exists")
    func followsLinks() throws {
        let folder = try TemporaryFolder()
        try FileSystem.createFolder(folder("real"))
        try folder.write("old", to: "real/x")
        symlink("real/x", folder("relative"))
        symlink(folder("relative"), folder("absolute"))
        symlink("real/y", folder("dangling"))
        try save("new", to: folder("absolute"))
        try save("y", to: folder("dangling"))
        #expect(folder.text("real/x") == "new")
        #expect(folder.text("real/y") == "y")
        #expect(try folder.names() == ["absolute", "dangling", "real", "relative"])
        #expect(try FileSystem.names(in: folder("real")) == ["x", "y"])
        var target = [CChar](repeating: 0, count: 100)
        #expect(readlink(folder("relative"), &target, 100) == "real/x".utf8.count)
    }

    @Test("may be written by several threads at once: one wins")
    func severalThreads() async throws {
        let folder = try TemporaryFolder()
        let path = folder("x")
        try await withThrowingTaskGroup { group in
            for writer in 0..<8 {
                group.addTask { for _ in 0..<20 { try save(String(repeating: "\(writer)", count: 1000), to: path) } }
            }
            try await group.waitForAll()
        }
        let text = try #require(folder.text("x"))
        #expect(text.utf8.count == 1000 && Set(text.utf8).count == 1)
        #expect(try folder.names() == ["x"])
    }

    @Test("is left alone if it is not an ordinary file, or there is no place for one")
    func refused() throws {
        let folder = try TemporaryFolder()
        try FileSystem.createFolder(folder("folder"))
        try folder.write("text", to: "file")
        mkfifo(folder("pipe"), 0o600)
        symlink("circle", folder("circle"))
        let names = try folder.names()
        let refusals: [(path: String, reason: StorageError.Reason)] = [
            (folder("folder"), .system(code: EISDIR)),
            (folder("folder/"), .system(code: EISDIR)),
            (folder("missing/x"), .system(code: ENOENT)),
            (folder("new/"), .system(code: EISDIR)),
            (folder("file/x"), .system(code: ENOTDIR)),
            (folder("pipe"), .notAFile),
            (folder("circle"), .system(code: ELOOP)),
            (folder(String(repeating: "n", count: 256)), .system(code: ENAMETOOLONG)),
            ("/dev/null", .notAFile),
            ("", .system(code: EISDIR)),
        ]
        for (path, reason) in refusals {
            let error = #expect(throws: StorageError.self, "\(path)") { try AtomicFile.probe(path) }
            #expect(error?.reason == reason, "\(path)")
            #expect(error?.path == path)
        }
        #expect(try folder.names() == names)
    }

    @Test(
        "is left alone if it, or its folder, is write-protected",
        .enabled(if: geteuid() != 0, "permissions do not hold for root"))
    func writeProtected() throws {
        let folder = try TemporaryFolder()
        try folder.write("old", to: "x")
        chmod(folder("x"), 0o400)
        #expect(throws: StorageError.self) { try save("new", to: folder("x")) }
        chmod(folder("x"), 0o600)
        chmod(folder.path, 0o500)
        defer { chmod(folder.path, 0o700) }
        let error = #expect(throws: StorageError.self) { try save("new", to: folder("y")) }
        #expect(error?.reason == .system(code: EACCES))
        #expect(folder.text("x") == "old")
        #expect(try folder.names() == ["x"])
    }

    @Test("takes only its own abandoned hidden files with it")
    func leftovers() throws {
        let folder = try TemporaryFolder()
        let abandoned = ".x.0123456789abcdef.partial"
        let others = [".x.partial", ".x.old.0123456789abcdef.partial", ".y.0123456789abcdef.partial"]
        for name in others + [abandoned] { try folder.write("half", to: name) }
        let slow = try AtomicFile(replacing: folder("x"))
        try save("quick", to: folder("x"))
        #expect(folder.text("x") == "quick")
        try slow.commit()
        #expect(folder.text("x") == "")
        #expect(try folder.names() == (others + ["x"]).sorted())
    }
}
