#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Fetches files from the first mirror that has them.
struct Downloader {
    /// The mirrors in the order in which they are asked.
    private(set) var mirrors: [DownloadMirror]
    /// How patient to be.
    let limits: DownloadLimits
    /// What receives the files.
    let program: FetchProgram

    /// Makes a downloader that asks `mirrors` in this order.
    init(mirrors: [DownloadMirror], limits: DownloadLimits, program: FetchProgram) {
        self.mirrors = mirrors
        self.limits = limits
        self.program = program
    }

    /// Downloads a file into memory, checks that it is the original, and unpacks it.
    ///
    /// The mirror that had it is asked first for the next file. Throws one failure for each mirror if none has it.
    mutating func fetch(
        _ archive: Archive, handler: (LoadingEvent) -> Void
    ) throws(DownloadFailed) -> HeapBytes {
        var failures: [FailedSource] = []
        for (index, mirror) in mirrors.enumerated() {
            let url = mirror.address(of: archive)
            do {
                let content = try fetchPatiently(archive, from: url, handler)
                mirrors.swapAt(0, index)
                return content
            } catch {
                handler(.failedMirror(file: archive.compressedName, url: url, reason: error.reason))
                failures.append(error)
            }
        }
        throw DownloadFailed(failures: failures)
    }

    /// Fetches a file from one address, again if an attempt fails in a way that may pass.
    private func fetchPatiently(
        _ archive: Archive, from url: String, _ handler: (LoadingEvent) -> Void
    ) throws(FailedSource) -> HeapBytes {
        var pause = limits.firstPause
        var attempt = 1
        while true {
            do {
                return try fetchOnce(archive, from: url, handler)
            } catch {
                guard error.isTransient, attempt < limits.attempts else {
                    let count = attempt > 1 ? " (\(attempt) attempts)" : ""
                    throw FailedSource(place: url, reason: error.description + count)
                }
                handler(.retrying(file: archive.compressedName, url: url, reason: error.description, pause: pause))
            }
            usleep(useconds_t(pause / .microseconds(1)))
            pause *= 2
            attempt += 1
        }
    }

    /// Fetches a file in one attempt.
    private func fetchOnce(
        _ archive: Archive, from url: String, _ handler: (LoadingEvent) -> Void
    ) throws(TransferError) -> HeapBytes {
        let (name, total) = (archive.compressedName, archive.compressedSize)
        var file: [UInt8] = []
        file.reserveCapacity(total)
        handler(.started(file: name, url: url, totalBytes: total))
        try program.get(url, limits: limits) { bytes in
            file += bytes
            guard file.count <= total else { return false }
            handler(.received(file: name, bytes: file.count, totalBytes: total))
            return true
        }
        let content: HeapBytes
        do {
            try archive.verify(compressed: file)
            content = try file.withUnsafeBufferPointer { file throws(ArchiveError) in
                try archive.unpack(UnsafeRawBufferPointer(file))
            }
        } catch {
            throw .content(error)
        }
        handler(.finished(file: name))
        return content
    }
}

/// No mirror had a file.
struct DownloadFailed: Error {
    /// What was wrong at each address.
    let failures: [FailedSource]
}
