import NeuralNetwork

/// Why the content of a safetensors file is not a network that this program can run.
public enum ModelContentError: Error, Equatable, Sendable {
    /// A tensor is missing.
    case missingTensor(_ name: String)
    /// A tensor belongs to no layer.
    case foreignTensor(_ name: String)
    /// The numbers of a tensor are not 32-bit floating point.
    case wrongType(tensor: String, found: ElementType)
    /// A tensor does not have the shape that its layer, and the layer before it, demand.
    case wrongShape(tensor: String, expected: String, found: [Int])
    /// The network tells more classes apart than this program can.
    case tooManyClasses(_ count: Int)
    /// A parameter is infinite or not a number.
    case notFinite(tensor: String, index: Int)
    /// The file was written by a newer version of this program.
    case newerVersion(_ version: Int)
    /// A text of the metadata is missing, or is not what it should be.
    case metadata(key: String, expected: String, found: String?)
    /// The network needs something that this version cannot do.
    case unsupported(key: String, supported: String, found: String)
    /// The parameters, or what is said of them, are not those that were saved.
    case wrongChecksum(expected: String, found: String)
}

extension ModelContentError: CustomStringConvertible {
    /// What is wrong and where, and what to do next.
    public var description: String {
        switch self {
        case .missingTensor(let name):
            "the tensor \(name.quotedForMessage) is missing. \(Self.layout)"
        case .foreignTensor(let name):
            "the tensor \(name.quotedForMessage) belongs to no layer. \(Self.layout)"
        case .wrongType(let tensor, let found):
            "the numbers of \(tensor) should be of type F32, but are \(found.rawValue). Convert them to F32."
        case .wrongShape(let tensor, let expected, let found):
            "\(tensor) should have the shape \(expected), but has \(found.shapeForMessage). \(Self.layout)"
        case .tooManyClasses(let count):
            "the network tells \(count) classes apart, and this program at most \(MultilayerPerceptron.maximumClasses)."
        case .notFinite(let tensor, let index):
            "number \(index) of \(tensor) is infinite or not a number. Train again, with a smaller learning rate."
        case .newerVersion(let version):
            """
            the file is of version \(version), and this program reads up to version \(ModelCard.formatVersion). \
            Update the program.
            """
        case .metadata(let key, let expected, let found):
            """
            the metadata should have \(expected) as \(JSONText.string(key)), \
            but \(found.map { "has \($0.quotedForMessage)" } ?? "has nothing"). \(Self.damaged)
            """
        case .unsupported(let key, let supported, let found):
            """
            this version runs networks with \(JSONText.string(key)) \(JSONText.string(supported)) only, \
            not \(found.quotedForMessage). Update the program, or train again.
            """
        case .wrongChecksum(let expected, let found):
            """
            the content has the checksum \(found), but \(expected.quotedForMessage) was saved with it. \(Self.damaged) \
            If another program changed it on purpose, let it drop the metadata.
            """
        }
    }

    /// What a file consists of.
    private static let layout = """
        A model consists of dense.kernel [inputs, units] and dense.bias [units], dense_1.kernel and dense_1.bias, \
        dense_2.kernel and so on.
        """
    /// What to do about most of the errors.
    private static let damaged = "The file is damaged: take another copy of it, or train again."
}
