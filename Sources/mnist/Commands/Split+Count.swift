import MNISTData

extension Split {
    /// The number of images in this half of every data set.
    var count: Int {
        switch self {
        case .train: 60_000
        case .test: 10_000
        }
    }
}
