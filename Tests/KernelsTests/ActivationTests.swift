import Foundation
import Testing

@testable import Kernels
@testable import NeuralNetwork

@Suite("Activation functions")
struct ActivationTests {
    @Test("sigmoid and tanh err by at most 2⁻²³ in absolute terms, and never overflow")
    func accuracy() {
        for step in -100_000...100_000 {
            let x = Float(step) / 1000
            let sigmoid = Double(Kernels.sigmoid(.init(repeating: x))[0])
            let tanh = Double(Kernels.hyperbolicTangent(.init(repeating: x))[0])
            let errors = (abs(sigmoid - 1 / (1 + exp(-Double(x)))), abs(tanh - Foundation.tanh(Double(x))))
            guard errors.0 <= 0x1p-23, errors.1 <= 0x1p-23 else {
                Issue.record("at \(x): \(errors)")
                return
            }
        }
        #expect(Kernels.sigmoid(.init(repeating: 0))[0] == 0.5)
        #expect(Kernels.hyperbolicTangent(.init(repeating: 0))[0] == 0)
        #expect(Kernels.sigmoid(.init(repeating: .infinity))[0] == 1)
        #expect(Kernels.sigmoid(.init(repeating: -.infinity))[0] == 0)
        #expect(Kernels.hyperbolicTangent(.init(repeating: -.infinity))[0] == -1)
    }

    @Test("What is no number stays no number")
    func notANumber() {
        #expect(Kernels.sigmoid(.init(repeating: .nan))[0].isNaN)
        #expect(Kernels.hyperbolicTangent(.init(repeating: .nan))[0].isNaN)
        #expect(Kernels.apply(.relu, to: .init(repeating: .nan))[0].isNaN)
    }
}
