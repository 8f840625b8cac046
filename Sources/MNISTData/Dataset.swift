/// A data set that the program knows: 28×28 grey pictures in ten classes, 60,000 to train on and 10,000 to test with.
public enum Dataset: String, CaseIterable, Sendable {
    /// Handwritten digits: http://yann.lecun.com/exdb/mnist/
    case mnist
    /// Pictures of clothes in the same format: https://github.com/zalandoresearch/fashion-mnist
    case fashionMNIST = "fashion-mnist"
    /// Digits that the program draws itself, for machines without a network.
    case synthetic

    /// The name for people: `Fashion-MNIST`.
    public var title: String {
        switch self {
        case .mnist: "MNIST"
        case .fashionMNIST: "Fashion-MNIST"
        case .synthetic: "Drawn digits"
        }
    }

    /// What each class shows, in the order of the labels 0 to 9.
    public var classNames: [String] {
        switch self {
        case .mnist, .synthetic: ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]
        case .fashionMNIST:
            [
                "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat",
                "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot",
            ]
        }
    }

    /// Whether a label is itself the digit in the picture, so that naming its class would say the same twice.
    public var namesAreDigits: Bool { self != .fashionMNIST }
}
