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
        metadata[.activation] = network.activation.rawValue
        metadata[.loss] = loss.rawValue
        metadata[.inputScaling] = InputScaling.unit.rawValue
        metadata[.seed] = "\(seed)"
        metadata[.epochsCompleted] = "\(epochsCompleted)"
        metadata[.history] = JSONText.object(historyLists.mapValues { JSONText.array($0.map { "\($0)" }) })
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
        let _: InputScaling = try metadata.choice(.inputScaling)
        loss = try metadata.choice(.loss)
        dataset = try metadata.text(.dataset)
        seed = try metadata.number(.seed)
        epochsCompleted = try metadata.number(.epochsCompleted)
        dataChecksum = try metadata.hexadecimal(.dataChecksum)
        let expectedNames = "\(network.classes) names without control characters"
        classNames = try metadata.json(.classNames, expectedNames) { (reader) throws(JSONError) in
            try reader.strings()
        }
        history = try metadata.json(.history, "the accuracy and the loss of each epoch") { (reader) throws(JSONError) in
            try Self.readHistory(&reader)
        }
        // Names are printed: they must not be able to play tricks on a terminal.
        let scalars = classNames.joined().unicodeScalars
        let hasControls = scalars.contains { $0.properties.generalCategory == .control }
        if classNames.count != network.classes || hasControls {
            throw metadata.wrong(.classNames, expected: expectedNames)
        }
    }

    /// The function after each hidden layer, as the metadata says; ReLU in a file that is not of this program.
    static func activation(metadata texts: [String: String]) throws(ModelContentError) -> Activation {
        let metadata = CardMetadata(texts)
        return metadata[.formatVersion] == nil ? .relu : try metadata.choice(.activation)
    }

    /// The history as Keras's `history.history` has it: a list for each metric.
    ///
    /// Lists of validation metrics are there if every epoch has them.
    private var historyLists: [String: [Double]] {
        var lists = ["accuracy": history.map(\.training.accuracy), "loss": history.map(\.training.loss)]
        let validation = history.compactMap(\.validation)
        if !validation.isEmpty && validation.count == history.count {
            lists["val_accuracy"] = validation.map(\.accuracy)
            lists["val_loss"] = validation.map(\.loss)
        }
        return lists
    }

    /// Reads the lists of `historyLists`.
    private static func readHistory(_ reader: inout JSONReader) throws(JSONError) -> [EpochRecord] {
        var lists: [String: [Double]] = [:]
        try reader.object { (reader, name) throws(JSONError) in lists[name] = try reader.numbers() }
        guard let training = metrics(lists["accuracy"], lists["loss"]) else {
            throw reader.unexpected("two lists of the same length")
        }
        if lists["val_accuracy"] == nil && lists["val_loss"] == nil {
            return training.map { EpochRecord(training: $0) }
        }
        guard let validation = metrics(lists["val_accuracy"], lists["val_loss"]), validation.count == training.count
        else { throw reader.unexpected("four lists of the same length") }
        return zip(training, validation).map { EpochRecord(training: $0, validation: $1) }
    }

    /// Puts two lists of the same length together; nil if they are not.
    private static func metrics(_ accuracy: [Double]?, _ loss: [Double]?) -> [Metrics]? {
        guard let accuracy, let loss, accuracy.count == loss.count else { return nil }
        return zip(accuracy, loss).map(Metrics.init)
    }
}
