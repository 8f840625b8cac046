import KernelTypes
import Testing

@testable import Kernels
@testable import NeuralNetwork

@Suite("Every optimizer follows its formula")
struct OptimizerTests {
    /// A parameter and what is remembered of it, in double precision.
    private struct Reference {
        var value: Double
        var velocity = 0.0
        var squares: Double

        /// The textbook's step, as Keras defines it; `number` counts from 1.
        mutating func move(_ optimizer: Optimizer, gradient: Double, rate: Double, weightDecay: Double, number: Int) {
            value -= rate * weightDecay * value
            switch optimizer {
            case .sgd:
                value -= rate * gradient
            case .momentum(let momentum):
                velocity = Double(momentum) * velocity - rate * gradient
                value += velocity
            case .nesterov(let momentum):
                velocity = Double(momentum) * velocity - rate * gradient
                value += Double(momentum) * velocity - rate * gradient
            case .adagrad(let epsilon):
                squares += gradient * gradient
                value -= rate * gradient / (squares + Double(epsilon)).squareRoot()
            case .rmsprop(let rho, let epsilon):
                squares = rho * squares + (1 - rho) * gradient * gradient
                value -= rate * gradient / (squares + Double(epsilon)).squareRoot()
            case .adam(let beta1, let beta2, let epsilon):
                velocity = beta1 * velocity + (1 - beta1) * gradient
                squares = beta2 * squares + (1 - beta2) * gradient * gradient
                var (power1, power2) = (1.0, 1.0)
                for _ in 0..<number {
                    power1 *= Double(Float(beta1))
                    power2 *= Double(Float(beta2))
                }
                let corrected = rate * (1 - power2).squareRoot() / (1 - power1)
                value -= corrected * velocity / (squares.squareRoot() + Double(epsilon))
            }
        }
    }

    static let optimizers: [Optimizer] = [
        .sgd, .momentum(), .nesterov(), .adagrad(), .rmsprop(), .adam(), .momentum(momentum: 0.5),
        .rmsprop(rho: 0.5, epsilon: 1e-3), .adam(beta1: 0.5, beta2: 0.9, epsilon: 1e-3),
    ]

    @Test("with Keras's constants: 1 − β is taken before it is rounded to a float")
    func constants() {
        let chunk = ChunkPlan(samples: 1, batchSize: 1)[0]
        let adam = Optimizer.adam().step(number: 1, rate: 0.001, weightDecay: 0, chunk: chunk)
        #expect(adam.velocityGain == 0.1)
        #expect(adam.squaresGain == 0.001, "1 − Float(0.999) would be 0.00099998713")
        let rmsprop = Optimizer.rmsprop().step(number: 1, rate: 0.001, weightDecay: 0, chunk: chunk)
        #expect(rmsprop.squaresDecay == 0.9)
        #expect(rmsprop.squaresGain == 0.1, "1 − Float(0.9) would be 0.100000024")
    }

    @Test("over twenty steps, with and without weight decay", arguments: optimizers, [0, 0.1] as [Float])
    func formula(optimizer: Optimizer, weightDecay: Float) {
        var numbers = TestNumbers(seed: 14)
        let width = ShardedLayer.width
        let before = numbers.floats(width)
        // Large, small and absent gradients.
        let gradients = (0..<20).map { _ in numbers.floats(width).enumerated().map { $1 * [1, 1e-3, 0][$0 % 3] } }
        let chunk = ChunkPlan(samples: 1, batchSize: 1)[0]
        let rate: Float = 0.01

        var references = before.map { Reference(value: Double($0), squares: Double(optimizer.initialSquares)) }
        for (number, gradient) in gradients.enumerated() {
            for lane in 0..<width {
                references[lane].move(
                    optimizer, gradient: Double(gradient[lane]), rate: Double(rate), weightDecay: Double(weightDecay),
                    number: number + 1)
            }
        }
        var results: [[UInt32]] = []
        for set in InstructionSet.supported {
            let bias = ParameterArray(before, initialSquares: optimizer.initialSquares)
            for (number, gradient) in gradients.enumerated() {
                let step = optimizer.step(number: number + 1, rate: rate, weightDecay: weightDecay, chunk: chunk)
                set.kernels.backwardBias(samples: 1, deltas: gradient, bias: bias.block(from: 0), step: step)
            }
            results.append(bits(bias.values(width)))
            for (reference, value) in zip(references, bias.values(width)) {
                // Twenty steps, each with a rounding of the parameter, below 2, to 2⁻²⁴, and of a move below 2⁻⁴ (at
                // most 0.01 / √0.1 · …, Adam's and RMSprop's 0.01 · 10) to 2⁻²⁰ of itself.
                #expect(abs(reference.value - Double(value)) < 20 * (0x1p-24 + 0x1p-24), "\(set)")
            }
        }
        #expect(results.allSatisfy { $0 == results[0] }, "all instruction sets compute the same bits")
    }

    @Test(
        "of an input without ink, as if its gradient were zero: it is skipped only if that changes nothing",
        arguments: optimizers, [0, 0.1] as [Float])
    func withoutInk(optimizer: Optimizer, weightDecay: Float) {
        var numbers = TestNumbers(seed: 15)
        let width = ShardedLayer.width
        let before = numbers.floats(width)
        let deltas = numbers.floats(width)
        let chunk = ChunkPlan(samples: 1, batchSize: 1)[0]
        let tables = LayerTables(capacity: 1, inputs: 4, pitch: 2, ofPixels: true)
        for set in InstructionSet.supported {
            let kernel = ParameterArray(before + before + before + before, initialSquares: optimizer.initialSquares)
            let bias = ParameterArray(before, initialSquares: optimizer.initialSquares)
            // Ink of brightness 1 in the first step, none in the second.
            for (step, hasInk) in [(1, true), (2, false)] {
                tables.inputs.ends[0] = hasInk ? 1 : 0
                tables.inputs.indexes(ofGroup: 0)[0] = 0
                tables.inputs.bytes(ofGroup: 0).update(repeating: 255, count: 4)
                let step = optimizer.step(number: step, rate: 0.01, weightDecay: weightDecay, chunk: chunk)
                set.kernels.backwardLayer(
                    inputs: tables.inputs, blocks: tables.blocks, deltas: deltas, kernel: kernel.block(from: 0),
                    step: step)
                set.kernels.backwardBias(
                    samples: 1, deltas: hasInk ? deltas : deltas.map { _ in 0 }, bias: bias.block(from: 0), step: step)
            }
            let expected = bits(bias.values(width))
            #expect(bits(kernel.values(4 * width)) == expected + expected + expected + expected, "\(set)")
        }
        withExtendedLifetime(tables) {}
    }

    @Test(
        "and forgets a gradient that never comes back, without lingering among the denormal numbers",
        arguments: [Optimizer.momentum(), .nesterov(), .rmsprop(), .adam(beta2: 0.9)])
    func forgets(optimizer: Optimizer) {
        let width = ShardedLayer.width
        let chunk = ChunkPlan(samples: 1, batchSize: 1)[0]
        for set in InstructionSet.supported {
            let bias = ParameterArray([Float](repeating: 1, count: width), initialSquares: optimizer.initialSquares)
            let block = bias.block(from: 0)
            // After 1,000 steps, 0.9 to their number is 2⁻¹⁵².
            for number in 1...1000 {
                let gradient = [Float](repeating: number == 1 ? 1 : 0, count: width)
                let step = optimizer.step(number: number, rate: 0.01, weightDecay: 0, chunk: chunk)
                set.kernels.backwardBias(samples: 1, deltas: gradient, bias: block, step: step)
                if block.velocity[0].isSubnormal || block.squares[0].isSubnormal {
                    Issue.record("\(set): denormal after step \(number)")
                    break
                }
            }
            #expect(block.velocity[0] == 0 && block.squares[0] == 0, "\(set)")
        }
    }

    @Test("The square root errs by at most one part in 2²², and is zero at zero")
    func squareRoots() {
        var x: Float = 0x1p-120
        while x < 0x1p120 {
            let expected = Double(x).squareRoot()
            let error = abs(Double(Kernels.squareRoot(.init(repeating: x))[0]) - expected) / expected
            guard error <= 0x1p-22 else {
                Issue.record("√\(x) errs by \(error)")
                return
            }
            x *= 1.003
        }
        #expect(Kernels.squareRoot(.init(repeating: 0))[0] == 0)
    }
}
