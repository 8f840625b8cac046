import Synchronization
import Testing

@testable import NeuralNetwork

@Suite("A team of threads")
struct ThreadTeamTests {
    @Test("meets at its barrier: nobody goes on before all have arrived", arguments: [1, 2, 3, 16])
    func barrier(count: Int) {
        let rounds = 200
        let arrivals = Mutex([Int](repeating: 0, count: rounds))
        let early = Atomic<Int>(0)
        ThreadTeam.run(count: count) { member, barrier in
            for round in 0..<rounds {
                arrivals.withLock { $0[round] += 1 }
                barrier.wait()
                if arrivals.withLock({ $0[round] }) != barrier.count { early.add(1, ordering: .relaxed) }
            }
        }
        #expect(early.load(ordering: .relaxed) == 0)
        #expect(arrivals.withLock { $0 } == Array(repeating: count, count: rounds))
    }

    @Test("numbers its members from 0, the calling thread first")
    func members() {
        let seen = Mutex<[Int]>([])
        ThreadTeam.run(count: 5) { member, barrier in
            #expect(barrier.count == 5)
            seen.withLock { $0.append(member) }
        }
        #expect(seen.withLock { $0.sorted() } == [0, 1, 2, 3, 4])
    }
}
