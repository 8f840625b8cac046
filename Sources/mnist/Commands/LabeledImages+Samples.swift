import MNISTData
import NeuralNetwork

extension LabeledImages {
    /// The number of pixels of an image.
    static var pixelsPerImage: Int { rows * columns }

    /// The images and labels as a network reads them.
    var samples: Samples {
        Samples(pixels: pixels, labels: labels, inputs: Self.pixelsPerImage, owner: self)
    }

    /// One image and its label as a network reads them.
    func sample(at index: Int) -> Samples {
        Samples(
            pixels: self[index], labels: labels.extracting(index..<index + 1), inputs: Self.pixelsPerImage, owner: self)
    }

    /// The pixels of one image, `[28][28]`.
    subscript(index: Int) -> UnsafeBufferPointer<UInt8> {
        pixels.extracting(index * Self.pixelsPerImage..<(index + 1) * Self.pixelsPerImage)
    }
}
