import Testing

@testable import NeuralNetwork

@Suite("The instruction set")
struct InstructionSetTests {
    @Test("without a name is the fastest that this machine runs")
    func fastest() throws {
        #expect(InstructionSet.supported.first == .baseline)
        #expect(try InstructionSet.chosen(named: nil) == InstructionSet.supported.last)
        for set in InstructionSet.supported { #expect(try InstructionSet.chosen(named: set.rawValue) == set) }
    }

    @Test("of an unknown name is refused, naming those that there are")
    func unknown() {
        let error = #expect(throws: InstructionSetError.unknown("sse9")) { try InstructionSet.chosen(named: "sse9") }
        #expect(error?.description.contains("'sse9'") == true)
        #expect(error?.description.contains("baseline") == true)
    }

    @Test("cuts the units into the same shards as every other")
    func shards() {
        #expect(InstructionSet.allCases.allSatisfy { $0.kernels.shardWidth == ShardedLayer.width })
    }
}
