/// Where the files of a data set come from, and what they must be.
struct DatasetSource: Sendable {
    /// The two files of one half of a data set.
    struct Pair: Sendable {
        /// The pictures.
        let images: Archive
        /// The class of each picture.
        let labels: Archive
    }

    /// The name of the data set for people.
    let title: String
    /// The folder that its files have of their own in a data folder.
    let folder: String
    /// The files to train on.
    let train: Pair
    /// The files to test with.
    let test: Pair
    /// The servers that have the files, in the order in which they are asked.
    let mirrors: [DownloadMirror]

    /// The two files of a half.
    func pair(_ split: Split) -> Pair {
        switch split {
        case .train: train
        case .test: test
        }
    }
}
