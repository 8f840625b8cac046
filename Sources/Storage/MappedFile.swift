#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The bytes of a file, read from disk as they are touched and unmapped when the value goes away.
///
/// Files that ``AtomicFile`` writes are replaced whole and so never change under a mapping. A file that another
/// program cuts short while it is mapped ends this one, as with every memory-mapped file.
public final class MappedFile: @unchecked Sendable {
    /// The file, as the caller named it.
    public let path: String
    /// All bytes of the file; valid as long as this object lives, so hold it in a variable while reading them.
    public let bytes: UnsafeRawBufferPointer

    /// Maps a whole file, which may be empty.
    ///
    /// Throws if it cannot be opened or is a folder, a device or a pipe.
    public init(path: String) throws(StorageError) {
        let file = try FileDescriptor(reading: path)
        let status = try file.status()
        try status.requireFile(.open, path)
        self.path = path
        guard status.size > 0 else {
            bytes = UnsafeRawBufferPointer(start: nil, count: 0)
            return
        }
        let start = mmap(nil, status.size, PROT_READ, MAP_PRIVATE, file.number, 0)
        guard let start, start != MAP_FAILED else { throw StorageError(.map, path, code: errno) }
        bytes = UnsafeRawBufferPointer(start: start, count: status.size)
    }

    deinit {
        if let start = bytes.baseAddress { munmap(UnsafeMutableRawPointer(mutating: start), bytes.count) }
    }
}
