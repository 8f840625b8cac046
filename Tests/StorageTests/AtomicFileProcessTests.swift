#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif
import Storage
import Testing

/// Exit tests run their body in another process, which a test may kill or put under limits.
@Suite("In another process, a file that is replaced")
struct AtomicFileProcessTests {
    @Test("gets the permissions that the user's umask allows")
    func permissions() async throws {
        let folder = try TemporaryFolder()
        let path = folder("x")
        await #expect(processExitsWith: .success) { [path = path as String] in
            umask(0o027)
            try save("new", to: path)
        }
        var status = stat()
        #expect(stat(path, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o640)
    }

    @Test("is as before when the process is killed; the next save removes what was left behind")
    func killed() async throws {
        let folder = try TemporaryFolder()
        let path = folder("x")
        try folder.write("old", to: "x")
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            var file = try AtomicFile(replacing: path)
            try Array("half".utf8).withUnsafeBytes { try file.append($0) }
            kill(getpid(), SIGKILL)
            try file.commit()
        }
        #expect(folder.text("x") == "old")
        let leftover = try #require(try folder.names().first)
        #expect(leftover.hasPrefix(".x.") && leftover.hasSuffix(".partial"))
        try save("new", to: path)
        #expect(folder.text("x") == "new")
        #expect(try folder.names() == ["x"])
    }

    @Test("is as before, with nothing beside it, when the disk takes only a part of the new one")
    func limitedSize() async throws {
        let folder = try TemporaryFolder()
        let path = folder("x")
        try folder.write("old", to: "x")
        await #expect(processExitsWith: .success) { [path = path as String] in
            signal(SIGXFSZ, SIG_IGN)
            var limit = rlimit(rlim_cur: 5000, rlim_max: 5000)
            #if canImport(Glibc)
                try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
            #else
                try #require(setrlimit(RLIMIT_FSIZE, &limit) == 0)
            #endif
            let error = #expect(throws: StorageError.self) { try save(String(repeating: "n", count: 8000), to: path) }
            #expect(error?.operation == .write)
            #expect(error?.reason == .system(code: EFBIG))
        }
        #expect(folder.text("x") == "old")
        #expect(try folder.names() == ["x"])
    }

    @Test("is always a whole version to those who read it")
    func severalProcesses() async throws {
        let folder = try TemporaryFolder()
        let path = folder("x")
        try save(String(repeating: "0", count: 100_000), to: path)
        async let first: Void = rewrite(path, with: "1")
        async let second: Void = rewrite(path, with: "2")
        let reader = Task {
            var reads = 0
            while !Task.isCancelled {
                let file = try MappedFile(path: path)
                try #require(file.bytes.count == 100_000)
                try #require(file.bytes.allSatisfy { $0 == file.bytes[0] })
                reads += 1
                // The tasks that wait for the other processes need this thread too.
                await Task.yield()
            }
            return reads
        }
        _ = await (first, second)
        reader.cancel()
        #expect(try await reader.value > 0)
        #expect(try folder.names() == ["x"])
    }

    /// Saves 100,000 times the same digit, 50 times over, in another process.
    private func rewrite(_ path: String, with digit: String) async {
        await #expect(processExitsWith: .success) { [path = path as String, digit = digit as String] in
            for _ in 0..<50 { try save(String(repeating: digit, count: 100_000), to: path) }
        }
    }
}
