import Testing

@testable import MNISTData

@Suite("The random numbers of the drawn digits")
struct SplitMix64Tests {
    @Test("gives the numbers of the reference implementation")
    func reference() {
        var random = SplitMix64(stream: 0)
        let numbers = (0..<4).map { _ in random.next() }
        #expect(
            numbers == [
                0xE220_A839_7B1D_CDAF, 0x6E78_9E6A_A1B9_65F4, 0x06C4_5D18_8009_454F, 0xF88B_B8A8_724C_81EC,
            ])
    }

    @Test("gives a bell curve of the spread asked for, within 3.5 of them")
    func bell() {
        var random = SplitMix64(stream: 1)
        let numbers = (0..<100_000).map { _ in Double(random.bell(2)) }
        let mean = numbers.reduce(0, +) / 100_000
        let variance = numbers.reduce(0) { $0 + $1 * $1 } / 100_000
        // Five standard errors: of the mean 2 / √100,000, of the variance at most 4 · √(2 / 100,000).
        #expect(abs(mean) < 0.032)
        #expect(abs(variance - 4) < 0.09)
        #expect(numbers.allSatisfy { abs($0) <= 7 })
    }

    @Test("stays within its bounds and reaches all of them")
    func bounds() {
        var random = SplitMix64(stream: 2)
        #expect(Set((0..<1_000).map { _ in random.below(10) }) == Set(0..<10))
        let numbers = (0..<1_000).map { _ in random.uniform(-1...3) }
        #expect(numbers.allSatisfy { -1..<3 ~= $0 })
        #expect((numbers.min() ?? 0) < -0.95 && (numbers.max() ?? 0) > 2.95)
    }
}
