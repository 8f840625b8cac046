import Testing

@testable import ModelFiles
@testable import NeuralNetwork

extension SplitMix64: RandomNumberGenerator {}

/// Every small damage that a file can suffer.
@Suite("A damaged model file")
struct ModelFileDamageTests {
    /// Loads a file from memory; nil if it is refused.
    private func load(_ file: [UInt8]) -> ModelFile? {
        file.withUnsafeBytes { try? ModelFile(bytes: $0, path: "x") }
    }

    @Test("is refused, whichever bit has flipped")
    func flippedBits() {
        let file = ModelFile.example.written()
        #expect(load(file) == .example)
        for position in file.indices {
            for bit in 0..<8 {
                var damaged = file
                damaged[position] ^= 1 << bit
                #expect(load(damaged) == nil, "bit \(bit) of byte \(position)")
            }
        }
    }

    @Test("without a checksum is refused or still a network of finite numbers, whichever bit has flipped")
    func flippedBitsWithoutChecksum() {
        let model = ModelFile(network: .example([3, 2, 2]), card: nil)
        let file = model.written()
        for position in file.indices {
            for bit in 0..<8 {
                var damaged = file
                damaged[position] ^= 1 << bit
                guard let loaded = load(damaged) else { continue }
                #expect(loaded.network.layerSizes == model.network.layerSizes)
                #expect(loaded.network.layers.allSatisfy { ($0.kernel + $0.bias).allSatisfy(\.isFinite) })
            }
        }
    }

    @Test("is refused, wherever it was cut short, or if something was added", arguments: [ModelCard.example, nil])
    func wrongLength(card: ModelCard?) {
        let file = ModelFile(network: .example([3, 2, 2]), card: card).written()
        for length in file.indices { #expect(load(Array(file[..<length])) == nil, "\(length) bytes") }
        #expect(load(file + [0]) == nil)
        #expect(load(file + file) == nil)
    }

    @Test("is refused or loads, whatever it is", arguments: 0..<20)
    func noise(seed: UInt64) {
        var generator = SplitMix64(state: seed)
        let file = ModelFile.example.written()
        for _ in 0..<200 {
            var damaged = file
            for _ in 0..<Int.random(in: 1...8, using: &generator) {
                let start = Int.random(in: 0..<damaged.count, using: &generator)
                let end = min(start + Int.random(in: 0...16, using: &generator), damaged.count)
                let piece = (0..<Int.random(in: 0...16, using: &generator)).map { _ in
                    Bool.random(using: &generator)
                        ? file.randomElement(using: &generator) ?? 0 : .random(in: 0 ... .max)
                }
                damaged.replaceSubrange(start..<end, with: piece)
            }
            #expect(load(damaged) == nil || damaged == file)
        }
    }
}
