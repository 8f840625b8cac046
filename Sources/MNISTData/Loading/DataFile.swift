import Storage

/// The bytes of one file of a data set, wherever they are.
struct DataFile {
    /// The path, or what else messages call it.
    let name: String
    /// What holds the bytes.
    let storage: any ByteStorage
    /// Their CRC-32 checksum.
    let checksum: UInt32

    /// Names bytes whose checksum is known, or else computed.
    init(name: String, storage: any ByteStorage, checksum: UInt32? = nil) {
        self.name = name
        self.storage = storage
        self.checksum = checksum ?? CRC32.of(storage.bytes)
    }
}
