import Foundation
import Testing

@testable import mnist

@Suite("A command computes on as many threads as it was told, but no more than there are cores")
struct ExecutionTests {
    @Test(arguments: [1, 2, 64])
    func threads(wanted: Int) throws {
        let cores = ProcessInfo.processInfo.activeProcessorCount
        #expect(try Console().execution(threads: wanted).threads == min(wanted, cores))
        #expect(try Console().execution().threads == min(cores, Console.maximumThreads))
    }
}
