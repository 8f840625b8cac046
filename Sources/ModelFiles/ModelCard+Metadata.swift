import NeuralNetwork
import Storage

extension ModelCard {
    /// The metadata that says of `network`, whose parameters lie in a file as `data`, what the card says.
    func metadata(of network: MultilayerPerceptron, data: UnsafeRawBufferPointer) -> [String: String] {
        var metadata = CardMetadata()
        metadata[.formatVersion] = "\(Self.formatVersion)"
        metadata[.dataset] = dataset
        metadata[.classNames] = JSONText.array(classNames.map(JSONText.string))
        metadata[.layerSizes] = JSONText.array(network.layerSizes.map(String.init))
        metadata[.activation] = Self.activation
        metadata[.inputScaling] = Self.inputScaling
        metadata[.seed] = "\(seed)"
        metadata[.epochsCompleted] = "\(epochsCompleted)"
        metadata[.history] = JSONText.object([
            "accuracy": JSONText.array(history.map { "\($0.accuracy)" }),
            "loss": JSONText.array(history.map { "\($0.loss)" }),
        ])
        metadata[.dataChecksum] = dataChecksum.hexadecimal
        metadata[.contentChecksum] = metadata.checksum(with: data)
        return metadata.texts
    }

    /// Reads what is said of `network`, whose parameters lie in a file as `data`; nil if it is not of this program.
    init?(
        metadata texts: [String: String], of network: MultilayerPerceptron, data: UnsafeRawBufferPointer
    ) throws(ModelContentError) {
        let metadata = CardMetadata(texts)
        // Either of the two says that a card is there, so that no damage to one of them hides it.
        if metadata[.formatVersion] == nil && metadata[.contentChecksum] == nil { return nil }

        let version: Int = try metadata.number(.formatVersion)
        if version > Self.formatVersion { throw .newerVersion(version) }
        try metadata.require(.formatVersion, toBe: "\(Self.formatVersion)")
        let checksum = metadata.checksum(with: data)
        let savedChecksum = try metadata.text(.contentChecksum)
        if checksum != savedChecksum { throw .wrongChecksum(expected: savedChecksum, found: checksum) }

        try metadata.require(.layerSizes, toBe: JSONText.array(network.layerSizes.map(String.init)))
        try metadata.requireSupported(.activation, Self.activation)
        try metadata.requireSupported(.inputScaling, Self.inputScaling)
        dataset = try metadata.text(.dataset)
        seed = try metadata.number(.seed)
        epochsCompleted = try metadata.number(.epochsCompleted)
        dataChecksum = try metadata.hexadecimal(.dataChecksum)
        classNames = try metadata.json(.classNames, "\(network.classes) names") { (reader) throws(JSONError) in
            try reader.strings()
        }
        history = try metadata.json(.history, "the accuracy and the loss of each epoch") { (reader) throws(JSONError) in
            try Self.readHistory(&reader)
        }
        if classNames.count != network.classes {
            throw metadata.wrong(.classNames, expected: "\(network.classes) names")
        }
    }

    /// Reads `{"accuracy":[…],"loss":[…]}`, the layout of `history.history` in Keras.
    private static func readHistory(_ reader: inout JSONReader) throws(JSONError) -> [Metrics] {
        var lists: [String: [Double]] = [:]
        try reader.object { (reader, name) throws(JSONError) in lists[name] = try reader.numbers() }
        guard let accuracy = lists["accuracy"], let loss = lists["loss"], accuracy.count == loss.count else {
            throw reader.unexpected("two lists of the same length")
        }
        return zip(accuracy, loss).map(Metrics.init)
    }
}
