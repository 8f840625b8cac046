import CCPUFeatures
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Where the threads of a team wait for each other, again and again.
///
/// Everything that any thread wrote before the barrier is visible to all of them after it. A thread that waits spins for
/// a tenth of a millisecond or so, longer than the others usually take; then it sleeps, so that a machine with fewer free cores
/// than threads still gets on.
final class Barrier: @unchecked Sendable {
    /// The threads that meet here.
    let count: Int
    /// How many have arrived since the barrier last opened.
    private let arrived = Atomic<Int>(0)
    /// How often the barrier has opened.
    private let openings = Atomic<Int>(0)
    /// How many threads sleep, or are about to.
    private let sleepers = Atomic<Int>(0)

    /// Guards the sleepers' condition.
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    /// Wakes the sleepers.
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    /// The looks at the barrier before a thread sleeps; one takes some tens of nanoseconds.
    private static var spins: Int { 4000 }

    /// Makes a barrier for `count` threads.
    init(count: Int) {
        self.count = count
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Returns when all threads have called it.
    func wait() {
        let opening = openings.load(ordering: .relaxed)
        if arrived.wrappingAdd(1, ordering: .acquiringAndReleasing).newValue == count {
            arrived.store(0, ordering: .relaxed)
            openings.store(opening &+ 1, ordering: .sequentiallyConsistent)
            if sleepers.load(ordering: .sequentiallyConsistent) > 0 {
                pthread_mutex_lock(mutex)
                pthread_cond_broadcast(condition)
                pthread_mutex_unlock(mutex)
            }
            return
        }
        for _ in 0..<Self.spins {
            if openings.load(ordering: .acquiring) != opening { return }
            cpuRelax()
        }
        sleep(until: opening &+ 1)
    }

    /// Sleeps until the barrier has opened `opening` times.
    private func sleep(until opening: Int) {
        sleepers.wrappingAdd(1, ordering: .sequentiallyConsistent)
        pthread_mutex_lock(mutex)
        while openings.load(ordering: .sequentiallyConsistent) != opening { pthread_cond_wait(condition, mutex) }
        pthread_mutex_unlock(mutex)
        sleepers.wrappingSubtract(1, ordering: .relaxed)
    }
}
