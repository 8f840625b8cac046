import MNISTData
import NeuralNetwork

/// What a network is measured on after each epoch, besides the images that it learns from.
struct Validation {
    /// The share of the training images to hold back; nil to hold back none.
    var split: Double?
    /// Whether to measure on the test images.
    var usesTestImages = false

    /// Throws if both are wanted.
    func check() throws(UsageError) {
        if split != nil, usesTestImages {
            throw .conflict(
                "'--validation-split' measures on a part of the training images and '--validate' on the test images: "
                    + "leave out one of the two.")
        }
    }

    /// The samples to learn from, and those to measure on.
    ///
    /// As in Keras, the last part of the training images is cut off before they are shuffled. `testImages` is called only
    /// if they are wanted.
    func divide(
        _ images: LabeledImages, testImages: () throws -> LabeledImages
    ) throws -> (training: Samples, validation: Samples?) {
        guard let split else { return (images.samples, usesTestImages ? try testImages().samples : nil) }
        let cut = Int((Double(images.count) * (1 - split)).rounded(.down))
        return (images.samples[0..<cut], images.samples[cut..<images.count])
    }

    /// The options that choose what to measure on.
    static func options<C: Command>(_ validation: WritableKeyPath<C, Validation>) -> [Option<C>] {
        [
            .optional(
                "--validation-split", "<x>", validation.appending(path: \.split), .number(0.0001...0.9999),
                "Hold back this share of the training images, the last ones, and measure on them after each epoch."),
            .flag(
                "--validate", validation.appending(path: \.usesTestImages), to: true,
                "Measure on the test images after each epoch."),
        ]
    }
}
