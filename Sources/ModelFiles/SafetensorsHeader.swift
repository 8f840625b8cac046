/// The header of a safetensors file: what is said of the tensors, which follow it one after the other.
///
/// Source: https://github.com/huggingface/safetensors, section "Format".
struct SafetensorsHeader: Equatable {
    /// What is said of one tensor.
    struct Tensor: Equatable {
        /// Its name.
        let name: String
        /// The type of its numbers.
        let type: ElementType
        /// The size of each dimension, the outermost first; the numbers lie in row-major order.
        let shape: [Int]
        /// Where its bytes are, counted from the end of the header.
        let bytes: Range<Int>
    }

    /// Free texts by keys.
    let metadata: [String: String]
    /// The tensors in the order in which they lie in the file.
    let tensors: [Tensor]

    /// The number of bytes at the beginning of a file that tell the length of the header.
    static let lengthSize = 8
    /// The longest header that the reference implementation reads.
    static let longestLength = 100_000_000
    /// The key of the metadata among the names of the tensors.
    static let metadataKey = "__metadata__"
}
