import Foundation
import MNISTData
import Testing

@testable import mnist

@Suite("Prediction")
struct PredictionTests {
    /// A network that takes an ankle boot for a sneaker.
    private let sneaker = Prediction(
        index: 7, label: 9, probabilities: [0, 0, 0, 0, 0, 0, 0, 0.75, 0, 0.25],
        classNames: Dataset.fashionMNIST.classNames, labelName: "Ankle boot")

    @Test("names classes that are not digits")
    func names() {
        #expect(
            sneaker.lines[..<4] == [
                "prediction: Sneaker (probability 0.7500)", "label: Ankle boot (wrong)", "", "T-shirt/top 0.0000",
            ])
        #expect(sneaker.lines.last == "Ankle boot  █████ 0.2500")
    }

    @Test("shows digits as themselves")
    func digits() {
        let seven = Prediction(
            index: 0, label: 7, probabilities: [0, 0, 0, 0, 0, 0, 0, 1, 0, 0],
            classNames: Dataset.mnist.classNames, labelName: "7")
        #expect(seven.lines[..<4] == ["prediction: 7 (probability 1.0000)", "label: 7 (right)", "", "0 0.0000"])
    }

    @Test("takes the first of equally probable classes")
    func tie() {
        let tie = Prediction(
            index: 0, label: 0, probabilities: [0, 0.5, 0.5, 0, 0, 0, 0, 0, 0, 0],
            classNames: Dataset.mnist.classNames, labelName: "0")
        #expect(tie.digit == 1)
    }

    @Test("has a key for the name in its document only where the class is no digit")
    func document() throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        #expect(
            String(decoding: try encoder.encode(sneaker), as: UTF8.self)
                == #"{"digit":7,"index":7,"label":9,"name":"Sneaker","probabilities":[0,0,0,0,0,0,0,0.75,0,0.25],"probability":0.75}"#
        )
    }
}
