/// One file of a data set, as its authors published it: gzip around IDX.
struct Archive: Sendable, Equatable {
    /// The name of the unpacked file: `train-images-idx3-ubyte`.
    let name: String
    /// The size of the `.gz` file in bytes.
    let compressedSize: Int
    /// The SHA-256 digest of the `.gz` file in hexadecimal.
    let compressedSHA256: String
    /// The size of the unpacked file in bytes.
    let size: Int
    /// The CRC-32 checksum of the unpacked file.
    let crc32: UInt32

    /// The name under which it is downloaded: `train-images-idx3-ubyte.gz`.
    var compressedName: String { name + ".gz" }
}
