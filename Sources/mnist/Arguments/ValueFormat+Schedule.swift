import NeuralNetwork

extension ValueFormat<Schedule> {
    /// How the learning rate changes: by a name alone, or with numbers as `step:5,0.5` and `exponential:0.9`.
    static var schedule: ValueFormat {
        ValueFormat(
            allowed: "constant, step:EPOCHS,FACTOR, exponential:FACTOR, cosine or linear, with at least one epoch and "
                + "a factor greater than 0, such as step:5,0.5",
            read: Schedule.init(typed:), write: \.typed)
    }
}

extension Schedule {
    /// Reads a schedule; nil when it is none.
    fileprivate init?(typed text: String) {
        let (name, numbers) = text.nameAndNumbers
        switch (name, numbers.count) {
        case ("constant", 0): self = .constant
        case ("cosine", 0): self = .cosine
        case ("linear", 0): self = .linear
        case ("step", 2):
            guard let epochs = ValueFormat.wholeNumber(1...Train.maximumEpochs).read(numbers[0]),
                let factor = ValueFormat.positiveNumber.read(numbers[1])
            else { return nil }
            self = .step(epochs: epochs, factor: factor)
        case ("exponential", 1):
            guard let factor = ValueFormat.positiveNumber.read(numbers[0]) else { return nil }
            self = .exponential(factor: factor)
        default: return nil
        }
    }

    /// The schedule as a person would type it.
    fileprivate var typed: String {
        switch self {
        case .constant: "constant"
        case .step(let epochs, let factor): "step:\(epochs),\(factor)"
        case .exponential(let factor): "exponential:\(factor)"
        case .cosine: "cosine"
        case .linear: "linear"
        }
    }
}

extension String {
    /// The parts of a name with numbers: `step:5,0.5` is "step" with "5" and "0.5".
    var nameAndNumbers: (name: String, numbers: [String]) {
        let parts = split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2 else { return (self, []) }
        return (parts[0], parts[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init))
    }
}
