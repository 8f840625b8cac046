extension Dataset {
    /// The published files; nil for digits that the program draws itself.
    ///
    /// The sizes and checksums are those of the originals of 1998 and 2017, which every mirror has byte for byte.
    var source: DatasetSource? {
        switch self {
        case .mnist: Self.mnistSource
        case .fashionMNIST: Self.fashionMNISTSource
        case .synthetic: nil
        }
    }

    /// MNIST; the address of its authors has served no files for years.
    private static let mnistSource = DatasetSource(
        title: mnist.title, folder: mnist.rawValue,
        train: DatasetSource.Pair(
            images: Archive(
                name: "train-images-idx3-ubyte", compressedSize: 9_912_422,
                compressedSHA256: "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
                size: 47_040_016, crc32: 0xe9f4_d8b3),
            labels: Archive(
                name: "train-labels-idx1-ubyte", compressedSize: 28_881,
                compressedSHA256: "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
                size: 60_008, crc32: 0xe0cb_4ad2)),
        test: DatasetSource.Pair(
            images: Archive(
                name: "t10k-images-idx3-ubyte", compressedSize: 1_648_877,
                compressedSHA256: "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
                size: 7_840_016, crc32: 0x9137_3bdf),
            labels: Archive(
                name: "t10k-labels-idx1-ubyte", compressedSize: 4_542,
                compressedSHA256: "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6",
                size: 10_008, crc32: 0x4ab9_eff9)),
        mirrors: [
            DownloadMirror(known: "https://ossci-datasets.s3.amazonaws.com/mnist/"),
            DownloadMirror(known: "https://storage.googleapis.com/cvdf-datasets/mnist/"),
            DownloadMirror(known: "https://raw.githubusercontent.com/fgnt/mnist/master/"),
        ])

    /// Fashion-MNIST; its second mirror speaks no https, which the digests make up for.
    private static let fashionMNISTSource = DatasetSource(
        title: fashionMNIST.title, folder: fashionMNIST.rawValue,
        train: DatasetSource.Pair(
            images: Archive(
                name: "train-images-idx3-ubyte", compressedSize: 26_421_880,
                compressedSHA256: "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
                size: 47_040_016, crc32: 0xb4f2_9f28),
            labels: Archive(
                name: "train-labels-idx1-ubyte", compressedSize: 29_515,
                compressedSHA256: "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
                size: 60_008, crc32: 0x741a_4657)),
        test: DatasetSource.Pair(
            images: Archive(
                name: "t10k-images-idx3-ubyte", compressedSize: 4_422_102,
                compressedSHA256: "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
                size: 7_840_016, crc32: 0x678f_e0b1),
            labels: Archive(
                name: "t10k-labels-idx1-ubyte", compressedSize: 5_148,
                compressedSHA256: "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5",
                size: 10_008, crc32: 0x8014_2c1f)),
        mirrors: [
            DownloadMirror(
                known: "https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"),
            DownloadMirror(known: "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
        ])
}
