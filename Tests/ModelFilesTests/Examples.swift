@testable import ModelFiles
import NeuralNetwork

/// A file in the format's own terms: the length of the header, the header, the data.
func safetensors(_ header: String, data: [UInt8] = []) -> [UInt8] {
    withUnsafeBytes(of: UInt64(header.utf8.count).littleEndian, Array.init) + Array(header.utf8) + data
}

/// The bytes of numbers in a file.
func bytes(_ numbers: [Float]) -> [UInt8] {
    numbers.flatMap { withUnsafeBytes(of: $0.bitPattern.littleEndian, Array.init) }
}

extension MultilayerPerceptron {
    /// A network of layers of these sizes, with other numbers in all places.
    static func example(_ sizes: [Int]) -> MultilayerPerceptron {
        var next: Float = 0
        func numbers(_ count: Int) -> [Float] {
            (0..<count).map { _ in
                next += 1
                return next / 8
            }
        }
        return MultilayerPerceptron(
            layers: zip(sizes, sizes.dropFirst()).map { inputs, units in
                Dense(inputs: inputs, units: units, kernel: numbers(inputs * units), bias: numbers(units))
            })
    }
}

extension ModelCard {
    /// A card with values that are hard to write down.
    static let example = ModelCard(
        dataset: "fashion-mnist", classNames: ["T-shirt/top", "\"é\\👟"], seed: .max, epochsCompleted: 3,
        history: [
            EpochRecord(training: Metrics(accuracy: 0.1, loss: 2.302585092994046)),
            EpochRecord(training: Metrics(accuracy: 1.0 / 3, loss: 1e-07)),
            EpochRecord(training: Metrics(accuracy: 1, loss: 0)),
        ], dataChecksum: 0x00c0_ffee)
}

extension ModelFile {
    /// A small model: 3-2-2 with a card.
    static let example = ModelFile(network: .example([3, 2, 2]), card: .example)
}

/// The bytes of a file whose metadata has been changed, with the data as it was.
///
/// If `checksum` is given, it computes the checksum of the changed content, which then goes into the metadata.
func changed(
    _ file: [UInt8], _ change: (inout [String: String]) -> Void,
    checksum: (([String: String], UnsafeRawBufferPointer) -> String)? = nil
) throws -> [UInt8] {
    try file.withUnsafeBytes { bytes in
        let (header, data) = try SafetensorsHeader.read(bytes)
        var metadata = header.metadata
        change(&metadata)
        if let checksum { metadata["content_crc32"] = checksum(metadata, data) }
        return SafetensorsHeader(metadata: metadata, tensors: header.tensors).written() + Array(data)
    }
}
