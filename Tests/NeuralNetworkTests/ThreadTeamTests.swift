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

    @Test(
        "is no larger than there are shards; beside a single one, a second thread lists all ink",
        arguments: [(8, 2), (64, 2), (65, 2), (300, 5)])
    func sizes(units: Int, threads: Int) {
        let owner = RandomSamples(count: 100, inputs: 4, classes: 2)
        let network = MultilayerPerceptron(inputs: 4, hidden: [units], classes: 2, seed: 1)
        let engine = Engine(
            network: ShardedNetwork(network), samples: owner.samples(), batchSize: 32, instructionSet: .baseline,
            trains: false)
        // For each thread, the shards that it computes and the groups of samples that it lists.
        let shares = Mutex<[(shards: Int, lists: Int)]>([])
        engine.run(threads: 64) { member, barrier in
            let worker = Worker(engine: engine, member: member, barrier: barrier)
            let share = (worker.part(of: engine.network.layers[0].shards).count, worker.listingPart(of: 8).count)
            shares.withLock { $0.append(share) }
        }
        let all = shares.withLock { $0 }
        #expect(all.count == threads)
        #expect(all.map(\.lists).reduce(0, +) == 8, "every list is somebody's")
        if units <= 64 { #expect(all.allSatisfy { ($0.shards == 0) == ($0.lists == 8) }) }
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
