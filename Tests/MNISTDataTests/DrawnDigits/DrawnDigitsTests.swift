import Storage
import Testing

@testable import MNISTData

@Suite("The drawn digits")
struct DrawnDigitsTests {
    /// One half of the drawn digits, as its IDX files and as pictures.
    struct Half: Sendable {
        let images: [UInt8]
        let labels: [UInt8]

        /// Draws one half.
        init(_ split: Split) {
            (images, labels) = DrawnDigits.draw(split)
        }

        /// The number of pictures.
        var count: Int { labels.count - 8 }

        /// Returns the pixels of a picture, `[28][28]`.
        func picture(_ index: Int) -> ArraySlice<UInt8> {
            images[(16 + 784 * index)..<(16 + 784 * (index + 1))]
        }
    }

    /// The half to learn from, drawn once for all tests.
    static let train = Half(.train)
    /// The half to be judged by, drawn once for all tests.
    static let test = Half(.test)

    /// Returns one half.
    func half(_ split: Split) -> Half {
        switch split {
        case .train: Self.train
        case .test: Self.test
        }
    }

    @Test(
        "are IDX files with a header of magic number and big-endian sizes",
        arguments: [(Split.train, [0x00, 0x00, 0xEA, 0x60]), (.test, [0x00, 0x00, 0x27, 0x10])] as [(Split, [UInt8])])
    func headers(split: Split, count: [UInt8]) {
        let half = half(split)
        #expect(Array(half.images.prefix(16)) == [0, 0, 8, 3] + count + [0, 0, 0, 28, 0, 0, 0, 28])
        #expect(Array(half.labels.prefix(8)) == [0, 0, 8, 1] + count)
        #expect(half.images.count == 16 + 784 * half.count)
        #expect(half.count == DrawnDigits.numbers(of: split).count)
    }

    @Test(
        "are the same to the last bit on every machine",
        arguments: [(Split.train, 423_233_109, 3_002_880_345), (.test, 1_863_018_825, 3_251_417_297)]
            as [(Split, UInt32, UInt32)])
    func pinned(split: Split, images: UInt32, labels: UInt32) {
        let half = half(split)
        #expect(half.images.withUnsafeBytes(CRC32.of) == images)
        #expect(half.labels.withUnsafeBytes(CRC32.of) == labels)
    }

    @Test(
        "start with these pictures",
        arguments: [(0, 8, 2_772_888_259), (1, 7, 171_244_650), (2, 2, 3_276_414_125)] as [(Int, UInt8, UInt32)])
    func firstPictures(index: Int, digit: UInt8, checksum: UInt32) {
        #expect(Self.train.labels[8 + index] == digit)
        #expect(Self.train.picture(index).withUnsafeBytes(CRC32.of) == checksum)
    }

    @Test("are drawn by several threads as each is drawn alone", arguments: Split.allCases)
    func aloneAndTogether(split: Split) {
        let half = half(split)
        let first = DrawnDigits.numbers(of: split).lowerBound
        for index in stride(from: 0, to: half.count, by: 97) {
            var alone = [UInt8](repeating: 1, count: 784)
            let digit = alone.withUnsafeMutableBufferPointer { DrawnDigits.draw(first + index, into: $0) }
            #expect(alone == Array(half.picture(index)))
            #expect(digit == half.labels[8 + index])
        }
    }

    @Test("show each of the ten digits about as often", arguments: Split.allCases)
    func classBalance(split: Split) {
        let half = half(split)
        var counts = [Int](repeating: 0, count: 10)
        for label in half.labels.dropFirst(8) { counts[Int(label)] += 1 }
        for count in counts {
            #expect(abs(10 * count - half.count) < half.count / 10)
        }
    }

    @Test("leave about four fifths of the paper bare, as MNIST does", arguments: Split.allCases)
    func bareShare(split: Split) {
        let half = half(split)
        // Every eleventh pixel is enough: eleven divides neither the rows nor the pictures.
        let sample = stride(from: 16, to: half.images.count, by: 11)
        let bare = sample.reduce(into: 0) { $0 += half.images[$1] == 0 ? 1 : 0 }
        let share = Double(bare) / Double(784 * half.count / 11)
        #expect(0.80...0.83 ~= share)
    }

    @Test("never show the same picture twice, not even in both halves")
    func distinct() {
        var checksums: Set<String> = []
        for split in Split.allCases {
            let half = half(split)
            for index in 0..<half.count {
                var checksum = SHA256()
                half.picture(index).withUnsafeBytes { checksum.update($0) }
                checksums.insert(checksum.finalized())
            }
        }
        #expect(checksums.count == 70_000)
    }

    @Test("fill a box of about 20 × 20 pixels around their centre of mass, with full ink and grey edges")
    func framing() {
        let half = half(.test)
        for index in 0..<half.count {
            let extent = Extent(of: half.picture(index))
            #expect(18...22 ~= max(extent.columns, extent.rows), "picture \(index)")
            #expect(abs(extent.center.x - 14) < 2.5 && abs(extent.center.y - 14) < 2.5, "picture \(index)")
            #expect(extent.darkest > 230, "picture \(index)")
            #expect(extent.greys > 10, "picture \(index)")
        }
    }

    /// Where the ink of a picture lies.
    struct Extent {
        /// The number of columns between the first and the last with ink, both included.
        var columns = 0
        /// The number of rows between the first and the last with ink, both included.
        var rows = 0
        /// The centre of mass, in pixels; the centre of the upper left pixel is (0, 0).
        var center = SIMD2<Double>(0, 0)
        /// The brightest pixel.
        var darkest: UInt8 = 0
        /// The number of pixels neither bare nor full.
        var greys = 0

        /// Measures a picture of 28 × 28 pixels.
        init(of picture: ArraySlice<UInt8>) {
            var (low, high) = (SIMD2(28, 28), SIMD2(-1, -1))
            var mass = 0.0
            for (index, ink) in picture.enumerated() where ink > 0 {
                let position = SIMD2(index % 28, index / 28)
                low = pointwiseMin(low, position)
                high = pointwiseMax(high, position)
                mass += Double(ink)
                center += Double(ink) * SIMD2(Double(position.x), Double(position.y))
                darkest = max(darkest, ink)
                greys += ink < 255 ? 1 : 0
            }
            center /= mass
            columns = high.x - low.x + 1
            rows = high.y - low.y + 1
        }
    }
}
