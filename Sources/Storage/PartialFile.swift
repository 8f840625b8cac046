#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The hidden file, `.name.<16 hexadecimal digits>.partial`, in which ``AtomicFile`` collects the bytes of `name`.
///
/// It is locked as long as it is open. So one that nobody has locked was left behind by a process that was killed,
/// and the next one to save a file of that name removes it.
struct PartialFile: ~Copyable {
    /// Where it is.
    let path: String
    /// The open file.
    let descriptor: FileDescriptor
    /// Whether it still has its hidden name.
    private var isHidden = true

    /// Makes an empty file in the folder of `target`, so that it can take that name without being copied.
    init(beside target: String, reportedAs reportedPath: String) throws(StorageError) {
        Self.removeLeftovers(of: target)
        let folder = Path.folder(of: target)
        while true {
            let candidate = Path.join(folder, Self.randomName(for: target))
            let file = try FileDescriptor(
                opening: candidate, O_WRONLY | O_CREAT | O_EXCL, as: .create, reportedAs: reportedPath)
            // Before the lock was ours, another process may have taken the file for a leftover.
            let lock = file.lock()
            if lock != .heldByAnother, try file.status().hasName {
                path = candidate
                descriptor = file
                return
            }
        }
    }

    deinit {
        if isHidden { try? FileSystem.remove(path) }
    }

    /// Gives the file the name `target`, in place of a file that may have it.
    mutating func rename(to target: String) throws(StorageError) {
        try FileSystem.rename(path, to: target, reportedAs: descriptor.reportedPath)
        isHidden = false
    }

    /// Removes the hidden files that killed processes left behind when saving `target`.
    private static func removeLeftovers(of target: String) {
        let folder = Path.folder(of: target)
        let start = start(for: target)
        for name in (try? FileSystem.names(in: folder)) ?? [] {
            guard name.hasPrefix(start), name.hasSuffix(ending),
                name.utf8.count == start.utf8.count + 16 + ending.utf8.count
            else { continue }
            let path = Path.join(folder, name)
            if let file = try? FileDescriptor(
                opening: path, O_WRONLY | O_NONBLOCK | O_NOFOLLOW, as: .open, reportedAs: path),
                file.lock() == .taken
            {
                try? FileSystem.remove(path)
            }
        }
    }

    /// A hidden name that no other file has.
    private static func randomName(for target: String) -> String {
        start(for: target) + UInt64.random(in: 0 ... .max).hexadecimal + ending
    }

    /// How hidden names begin; of very long names a part must do, since a name has at most 255 bytes.
    private static func start(for target: String) -> String {
        ".\(String(decoding: Path.name(of: target).utf8.prefix(200), as: UTF8.self))."
    }

    /// How hidden names end.
    private static let ending = ".partial"
}
