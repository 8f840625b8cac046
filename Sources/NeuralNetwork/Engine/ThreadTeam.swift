import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Threads that work on one task together, and meet at a barrier.
final class ThreadTeam: @unchecked Sendable {
    /// What each member does; the calling thread is member 0.
    typealias Work = @Sendable (_ member: Int, _ barrier: Barrier) -> Void

    /// What each member does.
    private let work: Work
    /// Where the members meet.
    ///
    /// Written once, before `isComplete`; read only after it.
    private var barrier = Barrier(count: 1)
    /// Whether all threads have been started.
    private let isComplete = Atomic<Bool>(false)

    /// Runs `work` on `count` threads at once, the calling one among them, and returns when all have finished.
    ///
    /// Where the system refuses to start another thread the team is smaller, as its barrier's count tells.
    static func run(count: Int, _ work: @escaping Work) {
        let team = ThreadTeam(work)
        var threads: [pthread_t] = []
        while threads.count + 1 < count, let thread = team.start(member: threads.count + 1) { threads.append(thread) }
        team.barrier = Barrier(count: threads.count + 1)
        team.isComplete.store(true, ordering: .releasing)
        work(0, team.barrier)
        for thread in threads { pthread_join(thread, nil) }
    }

    /// Makes a team of the calling thread.
    private init(_ work: @escaping Work) {
        self.work = work
    }

    /// What a new thread needs, passed through C as a pointer.
    private final class Invitation {
        let team: ThreadTeam
        let member: Int

        init(team: ThreadTeam, member: Int) {
            self.team = team
            self.member = member
        }

        /// Waits until the team is complete, then works.
        func accept() {
            while !team.isComplete.load(ordering: .acquiring) { sched_yield() }
            team.work(member, team.barrier)
        }
    }

    /// Starts the thread of a member; nil if the system refuses.
    private func start(member: Int) -> pthread_t? {
        let invitation = Unmanaged.passRetained(Invitation(team: self, member: member))
        #if canImport(Darwin)
            var thread: pthread_t?
        #else
            var thread = pthread_t()
        #endif
        let status = pthread_create(
            &thread, nil,
            { argument in
                // The argument is optional on Linux only.
                let argument: UnsafeMutableRawPointer? = argument
                if let argument { Unmanaged<Invitation>.fromOpaque(argument).takeRetainedValue().accept() }
                return nil
            }, invitation.toOpaque())
        if status == 0 { return thread }
        invitation.release()
        return nil
    }
}
