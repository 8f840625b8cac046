import Testing

@testable import Benchmark

@Suite("Measuring")
struct MeasuringTests {
    @Test("takes the number in the middle", arguments: zip([[3], [9, 1, 2], [4, 1, 3, 2]], [3, 2, 2.5]))
    func median(numbers: [Double], median: Double) {
        #expect(numbers.median == median)
    }

    @Test("goes round the jobs in turns and returns the median of each")
    func turns() {
        var order: [Int] = []
        let medians = interleaved([10, 20], rounds: 3) { job in
            order.append(job)
            return [Double(job + order.count)]
        }
        #expect(order == [10, 20, 10, 20, 10, 20])
        #expect(medians == [13, 24])
    }

    @Test("counts the dense work of an epoch by hand")
    func denseWork() {
        // Forward and gradient of 401,408 + 5,120 weights, the error through 5,120; two operations each.
        #expect(DenseWork.operationsPerSample == 2 * (406_528 + 406_528 + 5_120))
        #expect(DenseWork.account.hasPrefix("98.2 GFLOP per epoch"))
    }

    @Test("tells how much memory a program needed, and that one failed")
    func processes() throws {
        let process = try ChildProcess.run("/bin/sh", ["-c", "exit 0"])
        #expect(process.seconds > 0 && process.peakMemory > 100_000)
        #expect(throws: ChildProcessError.self) { try ChildProcess.run("/bin/sh", ["-c", "exit 3"]) }
        #expect(throws: ChildProcessError.self) { try ChildProcess.run("/no/such/program", []) }
    }
}

@Suite("The benchmark's options")
struct OptionsTests {
    @Test("name sections in any order; without one, all are measured")
    func sections() throws {
        #expect(try Options([]).sections == Section.allCases)
        #expect(try Options(["width", "epoch", "--quick"]).sections == [.epoch, .width])
    }

    @Test("are refused when they mean nothing", arguments: ["--fast", "speed", ""])
    func unknown(argument: String) {
        #expect(throws: OptionsError.self) { try Options([argument]) }
    }
}
