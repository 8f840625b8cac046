#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Questions about files and folders, and the few changes to them that the program makes.
public enum FileSystem {
    /// Whether a folder is there, directly or through symbolic links.
    public static func folderExists(_ path: String) -> Bool {
        (try? FileStatus(following: path))?.kind == .folder
    }

    /// Whether two names lead to the same file, or would if both were created.
    public static func areSameFile(_ first: String, _ second: String) -> Bool {
        if let first = try? FileStatus(following: first), let second = try? FileStatus(following: second) {
            return first.identity == second.identity
        }
        let ends = [first, second].map { (try? followingLinks($0)) ?? $0 }
        let folders = ends.map { try? FileStatus(following: Path.folder(of: $0)).identity }
        return folders[0] != nil && folders[0] == folders[1] && Path.name(of: ends[0]) == Path.name(of: ends[1])
    }

    /// The names of the entries of a folder in ascending order, without `.` and `..`.
    public static func names(in folder: String) throws(StorageError) -> [String] {
        guard let stream = opendir(folder) else { throw StorageError(.list, folder, code: errno) }
        defer { closedir(stream) }
        var names: [String] = []
        errno = 0
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            if name != "." && name != ".." { names.append(name) }
            errno = 0
        }
        if errno != 0 { throw StorageError(.list, folder, code: errno) }
        return names.sorted()
    }

    /// Makes a folder and those that it lies in, as far as they are missing; other processes may be at it too.
    public static func createFolder(_ path: String) throws(StorageError) {
        if folderExists(path) { return }
        let parent = Path.folder(of: path)
        if parent != path && parent != "." { try createFolder(parent) }
        do {
            try retryingOnInterrupt(.createFolder, path) { mkdir(path, 0o777) }
        } catch {
            if !folderExists(path) { throw error }
        }
    }

    /// Removes a file's name; throws if there is none.
    static func remove(_ path: String) throws(StorageError) {
        try retryingOnInterrupt(.remove, path) { unlink(path) }
    }

    /// Gives a file another name in the same file system, in place of a file that may have it.
    static func rename(_ path: String, to target: String, reportedAs reportedPath: String) throws(StorageError) {
        try retryingOnInterrupt(.rename, reportedPath) { systemRename(path, target) }
    }

    /// Waits until the names in a folder are on the disk, where the file system can promise that.
    static func syncFolder(_ path: String) throws(StorageError) {
        do {
            try FileDescriptor(reading: path).sync()
        } catch  where error.reason == .system(code: EACCES) || error.reason == .system(code: EINVAL) {
            // The folder may be written but not read, or is on a network file system that has no such call.
        }
    }

    /// Follows symbolic links at the end of `path` to the name that they lead to, whether or not anything has that name.
    static func followingLinks(_ path: String) throws(StorageError) -> String {
        var path = path
        /// As many links in a row as Linux follows.
        for _ in 0..<40 {
            guard (try? FileStatus(of: path))?.kind == .link else { return path }
            let capacity = Int(PATH_MAX)
            var target = [CChar](repeating: 0, count: capacity)
            let length = try retryingOnInterrupt(.examine, path) { readlink(path, &target, capacity) }
            let destination = String(decoding: target[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
            path = Path.join(Path.folder(of: path), destination)
        }
        throw StorageError(.examine, path, code: ELOOP)
    }
}

/// `rename`, whose name the method above hides.
private func systemRename(_ path: String, _ target: String) -> Int32 {
    rename(path, target)
}
