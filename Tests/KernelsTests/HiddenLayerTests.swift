import KernelTypes
import Testing

@testable import NeuralNetwork

@Suite("What hidden layers exchange equals a naive computation, bit for bit")
struct HiddenLayerTests {
    private static let width = ShardedLayer.width

    @Test("Activations are listed like ink", arguments: [1, 4, 9, 130], [1, 3, 7])
    func tables(samples: Int, shards: Int) {
        var numbers = TestNumbers(seed: 11)
        let rows = (samples + 7) / 8 * 8
        let stride = rows * Self.width
        let activations = numbers.floats(shards * stride).map { max($0, 0) }
        func activation(_ sample: Int, _ unit: Int) -> Float {
            activations[unit / Self.width * stride + sample * Self.width + unit % Self.width]
        }
        for set in InstructionSet.supported {
            let tables = LayerTables(capacity: rows, inputs: shards * Self.width, pitch: 2, ofPixels: false)
            tables.fillWithRubbish()
            for part in halves(of: tables.samples.groups) {
                set.kernels.tabulateSamples(
                    groups: part, activations: activations, shardStride: stride, table: tables.samples)
            }
            for part in halves(of: tables.inputs.groups) {
                set.kernels.tabulateUnits(
                    groups: part, samples: samples, activations: activations, shardStride: stride,
                    table: tables.inputs)
            }
            defer { withExtendedLifetime(tables) {} }
            #expect(tables.samples.lists(rows: shards * Self.width) { activation($1 * 4 + $2, $0) }, "\(set)")
            #expect(tables.inputs.lists(rows: samples) { activation($0, $1 * 4 + $2) }, "\(set)")
        }
    }

    @Test("A shard sends back the product of its deltas and its transposed kernel", arguments: [1, 4, 9, 130], [1, 3])
    func sums(samples: Int, shards: Int) {
        var numbers = TestNumbers(seed: 12)
        let width = Self.width
        let groups = (samples + 3) / 4
        let stride = (groups * 4 + 5) * width
        let deltas = numbers.floats(groups * 4 * width)
        let kernel = numbers.floats(shards * width * width)
        for set in InstructionSet.supported {
            var transposed = [Float](repeating: .nan, count: width * width)
            var sums = [Float](repeating: .nan, count: shards * stride)
            set.kernels.backwardInputs(
                groups: groups, inputs: shards * width, deltas: deltas, kernel: kernel, transposed: &transposed,
                sums: &sums, sumsStride: stride)
            for shard in 0..<shards {
                let expected = (0..<samples * width).map { position in
                    var sum: Float = 0
                    for unit in 0..<width {
                        sum = sum.addingProduct(
                            deltas[position / width * width + unit],
                            kernel[(shard * width + position % width) * width + unit])
                    }
                    return sum
                }
                #expect(bits(sums[shard * stride..<shard * stride + expected.count]) == bits(expected), "\(set)")
            }
        }
    }

    @Test("The sums of the shards are added in order, and pass through the activation's slope")
    func gather() {
        var numbers = TestNumbers(seed: 13)
        let (samples, shards, width) = (9, 3, Self.width)
        let stride = samples * width + 32
        let sums = numbers.floats(shards * stride)
        let activations = numbers.floats(samples * width)
        for set in InstructionSet.supported {
            for (activation, slope) in slopes {
                var deltas = [Float](repeating: .nan, count: samples * width)
                set.kernels.gatherDeltas(
                    samples: samples, shards: shards, shardStride: stride, sums: sums, activations: activations,
                    activation: activation, deltas: &deltas)
                let expected = (0..<samples * width).map { position in
                    let total = (1..<shards).reduce(sums[position]) { $0 + sums[$1 * stride + position] }
                    return slope(total, activations[position])
                }
                #expect(bits(deltas) == bits(expected), "\(set), \(activation)")
            }
        }
    }
}

/// Each activation, and how an error passes back through it, told from the unit's output.
let slopes: [(ActivationFunction, @Sendable (_ error: Float, _ output: Float) -> Float)] = [
    (.identity, { error, _ in error }),
    (.relu, { error, output in output > 0 ? error : 0 }),
    (.sigmoid, { error, output in error * (output * (1 - output)) }),
    (.tanh, { error, output in error * Float(1).addingProduct(-output, output) }),
]
