import MNISTData
import NeuralNetwork
import Testing

@testable import mnist

@Suite("Validation")
struct ValidationTests {
    /// Drawn digits: as many as the published training images.
    private static let images = Result { try DataFolder(path: "nowhere").load(.synthetic, .train) }

    @Test(
        "cuts off the last part of the images where Keras does: at floor(n * (1 - split))",
        arguments: [
            (0.1, 54_000), (0.2, 48_000), (0.3, 42_000), (0.7, 18_000), (1.0 / 3, 40_000), (0.9, 5_999), (0.9999, 5),
        ])
    func split(share: Double, cut: Int) throws {
        let images = try Self.images.get()
        let (training, validation) = try Validation(split: share).divide(images) { images }
        #expect(training.count == cut)
        let held = try #require(validation)
        #expect(held.count == 60_000 - cut)
        #expect(training.labels.baseAddress == images.labels.baseAddress)
        #expect(held.labels.elementsEqual(images.labels[cut...]))
        #expect(held.pixels.prefix(784).elementsEqual(images[cut]))
    }

    @Test("asks for the test images only if they are wanted")
    func testImages() throws {
        struct Unwanted: Error {}
        let images = try Self.images.get()
        let nothing = try Validation().divide(images) { throw Unwanted() }
        #expect(nothing.training.count == 60_000 && nothing.validation == nil)
        #expect(try Validation(usesTestImages: true).divide(images) { images }.validation?.count == 60_000)
        #expect(throws: Unwanted.self) { try Validation(usesTestImages: true).divide(images) { throw Unwanted() } }
    }
}
