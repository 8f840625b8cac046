import MNISTData

/// `mnist download`: fetches the files of a data set, so that training needs no network.
struct Download: Command {
    static let name = "download"
    static let overview = "Download the files of a data set that are missing."

    /// What to fetch, from where, and into which folder.
    var source = DataSource()

    static var options: [Option<Download>] { DataSource.options(\.source, defaultDataset: "mnist") }

    func run(on console: Console) throws -> ExitStatus {
        let dataset = source.dataset ?? .mnist
        try source.download(dataset, on: console)
        if dataset == .synthetic {
            console.print("\(dataset.title) need no download")
        } else {
            console.print("\(dataset.title) is in \(source.dataFolder(console.environment).path)")
        }
        return .success
    }
}
