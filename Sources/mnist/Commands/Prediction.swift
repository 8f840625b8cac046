/// What a network sees in a picture.
struct Prediction {
    /// The place of the picture in its half of the data set.
    let index: Int
    /// The class that the picture has.
    let label: Int
    /// The probability of each class.
    let probabilities: [Float]
    /// What the network calls its classes.
    let classNames: [String]
    /// What the data set calls the class that the picture has.
    let labelName: String

    /// The most probable class; the first of several that are equally probable.
    var digit: Int {
        probabilities.indices.reduce(0) { probabilities[$1] > probabilities[$0] ? $1 : $0 }
    }

    /// The text for a person.
    var lines: [String] {
        [
            "prediction: \(classNames[digit]) (probability \(Double(probabilities[digit]).fixed(4)))",
            "label: \(labelName) (\(digit == label ? "right" : "wrong"))",
            "",
        ] + BarChart(rows: zip(classNames, probabilities).map { ($0, Double($1)) }).lines
    }
}

extension Prediction: Encodable {
    /// The keys of a prediction in a JSON document.
    private enum CodingKeys: CodingKey {
        case index, label, digit, probability, probabilities, name
    }

    /// Writes the prediction; classes that are not digits are also named.
    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(index, forKey: .index)
        try container.encode(label, forKey: .label)
        try container.encode(digit, forKey: .digit)
        try container.encode(probabilities[digit], forKey: .probability)
        try container.encode(probabilities, forKey: .probabilities)
        if classNames[digit] != "\(digit)" { try container.encode(classNames[digit], forKey: .name) }
    }
}
