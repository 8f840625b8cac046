import Testing

@testable import Kernels

@Suite("Multiply-add rounds once")
struct MultiplyAddTests {
    /// Triples where rounding twice, or losing the product's low bits, shows.
    static let hardCases: [(Float, Float, Float)] = [
        // The sum lies just above, on, and just below the middle of two floats.
        (0x1.000002p0, 0x1.000002p0, 0x1p-24), (0x1p-12, 0x1p-13, 1), (0x1.000002p0, 0x1p-25, 1),
        (0x1.fffffep-1, 0x1p-24, 1), (-0x1.fffffep-1, 0x1p-24, 1), (0x1p-75, 0x1p-75, 0x1.000002p0),
        // The product cancels, to what its rounding would have lost.
        (0x1.000002p0, 0x1.000002p0, -0x1.000004p0), (0x1.fffffep0, 0x1.fffffep0, -0x1.fffffcp1),
        // Zeros, denormals, the largest numbers, and what is no number.
        (0, 1, -0.0), (-0.0, 1, -0.0), (0x1p-149, 0.5, 0), (0x1p-149, 0.5, 0x1p-149), (0x1p-100, 0x1p-49, 0x1p-149),
        (0x1p-126, 0x1.fffffep-1, 0), (0x1.fffffep127, 2, 0), (0x1.fffffep127, 1, 0x1p103),
        (0x1.fffffep127, 2, -0x1.fffffep127), (.infinity, 0, 1), (.infinity, 1, -.infinity), (.nan, 1, 1),
        (1, 1, .infinity), (-1, .infinity, 1),
    ]

    @Test("in hard cases", arguments: hardCases)
    func hard(a: Float, b: Float, c: Float) {
        expectOneRounding(a, b, c)
    }

    @Test("in a million random cases, many of them near a tie or a cancellation")
    func random() {
        var numbers = TestNumbers(seed: 10)
        for round in 0..<1_000_000 {
            let (a, b) = (numbers.signed(), numbers.signed())
            let c: Float =
                switch round % 4 {
                case 0: numbers.signed()
                case 1: -(a * b)
                case 2: Float(bitPattern: (a * b).bitPattern ^ UInt32(numbers.bits() % 4))
                default: numbers.signed() * Float(sign: .plus, exponent: Int(numbers.bits() % 60) - 30, significand: 1)
                }
            expectOneRounding(a, b, c)
        }
    }

    /// Compares the emulation with the standard library's function, in a lane of its own for each call.
    private func expectOneRounding(_ a: Float, _ b: Float, _ c: Float) {
        let expected = c.addingProduct(a, b)
        let lane = Int(a.bitPattern ^ b.bitPattern ^ c.bitPattern) % 16
        var vectors = (SIMD16<Float>(repeating: 1), SIMD16<Float>(repeating: 2), SIMD16<Float>(repeating: 3))
        (vectors.0[lane], vectors.1[lane], vectors.2[lane]) = (a, b, c)
        let vector = Kernels.multiplyAdd(vectors.0, vectors.1, vectors.2)
        for other in 0..<16 {
            let expected = other == lane ? expected : 5
            if vector[other].bitPattern == expected.bitPattern || expected.isNaN && vector[other].isNaN { continue }
            Issue.record("\(a) × \(b) + \(c) in lane \(lane): lane \(other) is \(vector[other]), not \(expected)")
        }
    }
}
