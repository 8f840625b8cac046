import MNISTData
import ModelFiles
import NeuralNetwork

/// A model file that a command reads, with what the file may leave unsaid.
struct SavedModel {
    /// The file that `mnist train` saves, and the other commands read, when none is named.
    static let defaultPath = "mnist.safetensors"

    /// The file's name.
    private let path: String
    /// The network and what is known of its training.
    private let file: ModelFile

    /// Reads the file at `path`.
    ///
    /// Throws `SavedModelError` if there is none, or if its network is not one for these images, and `ModelFileError`
    /// if it is damaged.
    init(path: String) throws {
        self.path = path
        file = try Self.read(path)
        guard network.inputs == LabeledImages.pixelsPerImage, network.classes == Dataset.mnist.classNames.count else {
            throw SavedModelError.unfitting(path, layerSizes: network.layerSizes)
        }
    }

    /// Reads a file that should be there.
    private static func read(_ path: String) throws -> ModelFile {
        do {
            return try ModelFile(path: path)
        } catch  where error.isMissingFile {
            throw SavedModelError.missing(path)
        }
    }

    /// The network.
    var network: MultilayerPerceptron { file.network }

    /// Whether this program wrote the file, and so knows all about the network.
    var isOurs: Bool { file.card != nil }

    /// What the training made small; the cross-entropy if the file does not say.
    var loss: Loss { file.card?.loss ?? .crossEntropy }

    /// The data set to use with the model: the one that was asked for, else the one that it was trained on, else MNIST.
    func dataset(for source: DataSource, on console: Console) -> Dataset {
        let own = file.card.flatMap { Dataset(rawValue: $0.dataset) }
        guard let wanted = source.dataset else { return own ?? .mnist }
        if let own, wanted != own { console.note("\(path) was trained on \(own.title), not on \(wanted.title).") }
        return wanted
    }

    /// What each class is called, as the file says; else as in `dataset`.
    func classNames(for dataset: Dataset) -> [String] {
        file.card?.classNames ?? dataset.classNames
    }
}

/// Why a model file cannot be used.
enum SavedModelError: Error, CustomStringConvertible {
    /// There is no file of that name.
    case missing(String)
    /// The network does not have 784 inputs and ten classes.
    case unfitting(String, layerSizes: [Int])
    /// What the network computes is infinite or not a number.
    case notFinite(String)

    /// What is wrong and what to do next.
    var description: String {
        switch self {
        case .missing(let path):
            "there is no model file \(path). Train one with 'mnist train', or name another file."
        case .unfitting(let path, let layerSizes):
            "the network in \(path) has the layers \(layerSizes.map(String.init).joined(separator: "-")), but the "
                + "images have 784 pixels and ten classes. Name another file."
        case .notFinite(let path):
            "the weights in \(path) are so large that what the network computes is not a finite number. Train again with "
                + "a smaller learning rate, or name another file."
        }
    }
}
