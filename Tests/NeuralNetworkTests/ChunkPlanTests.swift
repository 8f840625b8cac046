import Testing

@testable import NeuralNetwork

@Suite("The plan of a pass")
struct ChunkPlanTests {
    @Test(
        "covers every sample once, batch by batch",
        arguments: [(1, 1), (5, 2), (60_000, 128), (1000, 512), (1000, 513), (2000, 1024), (2000, 1025), (700, 9999)])
    func covers(samples: Int, batch: Int) {
        let plan = ChunkPlan(samples: samples, batchSize: batch)
        let chunks = (0..<plan.count).map { plan[$0] }
        #expect(chunks.flatMap(\.samples) == Array(0..<samples))
        #expect(chunks.allSatisfy { 1...plan.largestChunk ~= $0.samples.count })
        #expect(plan.largestChunk <= ChunkPlan.capacity)

        let batches = Dictionary(grouping: chunks, by: \.step)
        #expect(batches.count == plan.steps)
        for (step, chunks) in batches {
            let expected = min(batch, samples - step * batch)
            #expect(chunks.map(\.samples.count).reduce(0, +) == expected)
            #expect(chunks.allSatisfy { $0.batchSize == expected })
            #expect(chunks.map(\.beginsBatch) == chunks.indices.map { $0 == 0 })
            #expect(chunks.map(\.endsBatch) == chunks.indices.map { $0 == chunks.count - 1 })
        }
    }

    @Test("has Keras's 469 steps for 60,000 samples in batches of 128, and 313 for 10,000 in batches of 32")
    func kerasSteps() {
        #expect(ChunkPlan(samples: 60_000, batchSize: 128).steps == 469)
        #expect(ChunkPlan(samples: 10_000, batchSize: 32).steps == 313)
    }
}
