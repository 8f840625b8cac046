import NeuralNetwork
import Testing

/// A shape that the kernels meet, awkward ones among them, and how many of the input bytes have ink.
struct Shape: CustomTestStringConvertible {
    var samples: Int
    var inputs: Int
    var ink: Double

    static let all = [
        Shape(samples: 1, inputs: 1, ink: 1),
        Shape(samples: 3, inputs: 3, ink: 0.5),
        Shape(samples: 4, inputs: 4, ink: 1),
        Shape(samples: 5, inputs: 7, ink: 0.5),
        Shape(samples: 8, inputs: 8, ink: 0),
        Shape(samples: 9, inputs: 17, ink: 0.2),
        Shape(samples: 31, inputs: 33, ink: 0.02),
        Shape(samples: 6, inputs: 36, ink: 0.3),
        Shape(samples: 7, inputs: 1024, ink: 0.1),
        Shape(samples: 128, inputs: 784, ink: 0.2),
        Shape(samples: 130, inputs: 50, ink: 1),
        // Words in which one of four samples, or all, have ink everywhere.
        Shape(samples: 6, inputs: 200, ink: 1),
        Shape(samples: 9, inputs: 784, ink: 0.7),
    ]

    var testDescription: String { "\(samples) samples × \(inputs) inputs, ink \(ink)" }

    /// The rows of the kernels' matrices, filled up to whole groups of four.
    var paddedInputs: Int { (inputs + 3) / 4 * 4 }
}

/// Numbers for tests: the same in every run.
struct TestNumbers {
    private var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 | 1 }

    /// 64 bits of xorshift64*, by Vigna.
    mutating func bits() -> UInt64 {
        state ^= state >> 12
        state ^= state << 25
        state ^= state >> 27
        return state &* 0x2545_f491_4f6c_dd1d
    }

    /// A number in [−1, 1).
    mutating func signed() -> Float { Float(Int64(bitPattern: bits()) >> 39) * 0x1p-24 }

    /// `count` numbers in [−1, 1).
    mutating func floats(_ count: Int) -> [Float] { (0..<count).map { _ in signed() } }

    /// `count` bytes, of which about the share `ink` is not zero.
    mutating func bytes(_ count: Int, ink: Double) -> [UInt8] {
        (0..<count).map { _ in
            let isInk = Double(bits() >> 11) * 0x1p-53 < ink
            return isInk ? UInt8(bits() % 255 + 1) : 0
        }
    }

    /// A random order of `count` positions.
    mutating func order(_ count: Int) -> [UInt32] {
        var order = (0..<count).map(UInt32.init)
        for last in stride(from: count - 1, to: 0, by: -1) { order.swapAt(last, Int(bits() % UInt64(last + 1))) }
        return order
    }
}

/// The bits of each number, so that a comparison tells −0 from 0.
func bits(_ numbers: some Sequence<Float>) -> [UInt32] { numbers.map(\.bitPattern) }
