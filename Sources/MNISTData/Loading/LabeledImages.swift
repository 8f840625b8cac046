import Storage

/// The images of one half of a data set with their labels, as bytes: mapped from files or in memory.
public final class LabeledImages: Sendable {
    /// The number of rows of an image.
    public static let rows = 28
    /// The number of columns of an image.
    public static let columns = 28

    /// The number of images.
    public let count: Int
    /// The grey values of all images, 0 for the background, `[count][rows × columns]`; valid as long as the object.
    public nonisolated(unsafe) let pixels: UnsafeBufferPointer<UInt8>
    /// The class of each image, 0 to 9, `[count]`; valid as long as the object.
    public nonisolated(unsafe) let labels: UnsafeBufferPointer<UInt8>
    /// The CRC-32 checksum of both IDX files, that of the images before that of the labels.
    public let checksum: UInt32

    /// What owns the two buffers.
    private let owners: [any ByteStorage]

    /// Views two IDX files that belong together.
    ///
    /// Throws if one is not what it should be, or if they do not fit each other.
    init(images: DataFile, labels: DataFile) throws(LoadingError) {
        let imageFile = try Self.parse(images, sampleShape: [Self.rows, Self.columns])
        let labelFile = try Self.parse(labels, sampleShape: [])
        guard imageFile.count == labelFile.count else {
            throw .malformed(file: labels.name, .countsDiffer(images: imageFile.count, labels: labelFile.count))
        }
        if let index = labelFile.elements.firstIndex(where: { $0 > 9 }) {
            throw .malformed(file: labels.name, .wrongLabel(index: index, found: labelFile.elements[index]))
        }
        count = imageFile.count
        pixels = imageFile.elements
        self.labels = labelFile.elements
        checksum = CRC32.combine(images.checksum, labels.checksum, secondLength: labels.storage.bytes.count)
        owners = [images.storage, labels.storage]
    }

    /// Draws digits; they take the same road as files.
    convenience init(drawn split: Split) throws(LoadingError) {
        let (images, labels) = DrawnDigits.draw(split)
        try self.init(
            images: DataFile(name: "the drawn images", storage: HeapBytes(images)),
            labels: DataFile(name: "the drawn labels", storage: HeapBytes(labels)))
    }

    /// Reads an IDX file; errors name the file.
    private static func parse(_ file: DataFile, sampleShape: [Int]) throws(LoadingError) -> IDXFile {
        do {
            return try IDXFile(parsing: file.storage.bytes, sampleShape: sampleShape)
        } catch {
            throw .malformed(file: file.name, error)
        }
    }
}
