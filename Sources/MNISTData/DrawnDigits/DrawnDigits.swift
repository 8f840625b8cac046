import Dispatch

/// Digits that the program writes itself: a data set like MNIST for where nothing can be downloaded.
///
/// They are the same to the last bit on every machine and for any number of threads: each picture has a stream of
/// random numbers of its own, and nothing is computed but by integers and the correctly rounded operations of IEEE 754.
public enum DrawnDigits {
    /// Draws one half of the data set: 60,000 pictures to learn from, or 10,000 to be judged by.
    ///
    /// Returns two complete IDX files: the bytes of the images, `[count][28][28]`, and of the labels, `[count]`.
    public static func draw(_ split: Split) -> (images: [UInt8], labels: [UInt8]) {
        let numbers = numbers(of: split)
        var images = blankIDX(sizes: [numbers.count, Pen.side, Pen.side])
        var labels = blankIDX(sizes: [numbers.count])
        images.withUnsafeMutableBufferPointer { images in
            labels.withUnsafeMutableBufferPointer { labels in
                // Each picture has a place of its own in both, so that no two threads write to the same byte.
                nonisolated(unsafe) let pixels = images.extracting((images.count - numbers.count * Pen.area)...)
                nonisolated(unsafe) let digits = labels.extracting((labels.count - numbers.count)...)
                DispatchQueue.concurrentPerform(iterations: numbers.count / picturesPerTask) { task in
                    for index in task * picturesPerTask..<(task + 1) * picturesPerTask {
                        let picture = pixels.extracting(index * Pen.area..<(index + 1) * Pen.area)
                        digits[index] = draw(numbers.lowerBound + index, into: picture)
                    }
                }
            }
        }
        return (images, labels)
    }

    /// Draws the picture of this number into 28 × 28 bytes and returns the digit that it shows.
    static func draw(_ number: Int, into pixels: UnsafeMutableBufferPointer<UInt8>) -> UInt8 {
        var random = SplitMix64(stream: number)
        let digit = random.below(Glyph.digits.count)
        let glyph = Glyph.choice(from: Glyph.digits[digit], using: &random)
        Handwriting(using: &random).write(glyph, using: &random, into: pixels)
        return UInt8(digit)
    }

    /// Returns the numbers of the pictures in one half; none is in both.
    static func numbers(of split: Split) -> Range<Int> {
        switch split {
        case .train: 0..<60_000
        case .test: 60_000..<70_000
        }
    }

    /// The number of pictures that a thread draws at a time; it divides both halves.
    private static let picturesPerTask = 500

    /// Returns an IDX file of bytes, all of them zero: the magic number, the sizes in big-endian order, the bytes.
    private static func blankIDX(sizes: [Int]) -> [UInt8] {
        var file: [UInt8] = [0, 0, 0x08, UInt8(sizes.count)]
        for size in sizes {
            withUnsafeBytes(of: UInt32(size).bigEndian) { file.append(contentsOf: $0) }
        }
        return file + [UInt8](repeating: 0, count: sizes.reduce(1, *))
    }
}
