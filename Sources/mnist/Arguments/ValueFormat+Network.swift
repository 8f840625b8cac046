import NeuralNetwork

extension ValueFormat<[Int]> {
    /// The most hidden layers that a command line asks for.
    private static let maximumLayers = 8
    /// The most units of a hidden layer that a command line asks for.
    private static let maximumUnits = 8192

    /// The units of each hidden layer, separated by commas: `50,100`; `none` for no hidden layer.
    static var hiddenLayers: ValueFormat {
        ValueFormat(
            allowed: "none, or up to \(maximumLayers) whole numbers from 1 to \(maximumUnits), separated by commas",
            read: { text in
                guard text != "none" else { return [] }
                let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
                let units = parts.compactMap(ValueFormat<Int>.wholeNumber(1...maximumUnits).read)
                return units.count == parts.count && units.count <= maximumLayers ? units : nil
            },
            write: { $0.isEmpty ? "none" : $0.map(String.init).joined(separator: ",") })
    }
}

extension ValueFormat<Initializer> {
    /// How the first weights are drawn: `glorot`, `he`, or with the standard deviation `normal:0.01`.
    static var initializer: ValueFormat {
        ValueFormat(
            allowed: "glorot, he or normal:DEVIATION with a deviation greater than 0, such as normal:0.01",
            read: Initializer.init(typed:), write: \.typed)
    }
}

extension Initializer {
    /// Reads how weights are drawn; nil when it is not known.
    fileprivate init?(typed text: String) {
        let (name, numbers) = text.nameAndNumbers
        switch (name, numbers.count) {
        case ("glorot", 0): self = .glorotUniform
        case ("he", 0): self = .heNormal
        case ("normal", 1):
            guard let deviation = ValueFormat.positiveNumber.read(numbers[0]) else { return nil }
            self = .normal(deviation: deviation)
        default: return nil
        }
    }

    /// The name as a person would type it.
    fileprivate var typed: String {
        switch self {
        case .glorotUniform: "glorot"
        case .heNormal: "he"
        case .normal(let deviation): "normal:\(deviation)"
        }
    }
}
