import NeuralNetwork
import Storage

/// A trained network and what is known of its training, as one file in safetensors format.
///
/// Every program that reads the format can open the file. Files of other programs can be opened here if they hold the
/// layers of a ``MultilayerPerceptron``, named as Keras names them.
public struct ModelFile: Sendable, Equatable {
    /// The network.
    public var network: MultilayerPerceptron
    /// What is known of its training; nil if another program wrote the file.
    public var card: ModelCard?

    /// Puts a network and its card together.
    public init(network: MultilayerPerceptron, card: ModelCard?) {
        self.network = network
        self.card = card
    }

    /// Loads a file, after checking all that can be checked: the rules of the format, names, types and shapes of the
    /// tensors, that all parameters are finite, and the checksum if there is one.
    public init(path: String) throws(ModelFileError) {
        let file: MappedFile
        do { file = try MappedFile(path: path) } catch { throw .storage(error) }
        self = try withExtendedLifetime(file) { () throws(ModelFileError) in
            try ModelFile(bytes: file.bytes, path: path)
        }
    }

    /// Saves the file whole or not at all, in place of a file that may have the name.
    ///
    /// Equal values make equal bytes. Without a card they are those that the reference implementation of the format
    /// writes. Throws if the file could not be loaded again: say, as a parameter is not a number.
    public func save(to path: String) throws(ModelFileError) {
        try written().withUnsafeBufferPointer { (bytes) throws(ModelFileError) in
            let bytes = UnsafeRawBufferPointer(bytes)
            _ = try ModelFile(bytes: bytes, path: path)
            do throws(StorageError) {
                var file = try AtomicFile(replacing: path)
                try file.append(bytes)
                try file.commit()
            } catch {
                throw .storage(error)
            }
        }
    }

    /// Takes a file apart; `path` is for the errors.
    init(bytes: UnsafeRawBufferPointer, path: String) throws(ModelFileError) {
        let header: SafetensorsHeader
        let data: UnsafeRawBufferPointer
        do { (header, data) = try SafetensorsHeader.read(bytes) } catch { throw .format(error, path: path) }
        do {
            network = try MultilayerPerceptron(header.tensors, data: data)
            network.activation = try ModelCard.activation(metadata: header.metadata)
            card = try ModelCard(metadata: header.metadata, of: network, data: data)
        } catch {
            throw .content(error, path: path)
        }
    }

    /// The bytes of the file.
    func written() -> [UInt8] {
        let tensors = network.tensors
        let data = tensors.flatMap { $0.values.withUnsafeBytes(Array.init) }
        let metadata = data.withUnsafeBytes { card?.metadata(of: network, data: $0) }
        return SafetensorsHeader(metadata: metadata ?? [:], floats: tensors.map { ($0.name, $0.shape) }).written()
            + data
    }
}
