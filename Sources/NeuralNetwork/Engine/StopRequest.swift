import Synchronization

/// After which chunk training ends, when the receiver of the events asks for it.
///
/// One thread asks while the others may be up to one barrier behind, so the request names the chunk: all threads then
/// leave at the same one.
final class StopRequest: Sendable {
    /// The first chunk that is no longer trained on, counted over all epochs.
    private let end = Atomic<Int>(.max)

    /// Asks that `chunk` be the last.
    func endAfter(chunk: Int) { end.store(chunk + 1, ordering: .relaxed) }

    /// Whether training ends before `chunk`.
    ///
    /// Asked after a barrier that follows the end of the chunk before.
    func endsBefore(chunk: Int) -> Bool { chunk >= end.load(ordering: .relaxed) }
}
