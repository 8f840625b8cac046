#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Zeroed memory of a fixed size, aligned to a cache line so that a vector never straddles two.
///
/// Pages that are never touched cost nothing: the system hands them out as zeros on first use.
final class AlignedBuffer<Element: BitwiseCopyable> {
    /// The first element.
    let pointer: UnsafeMutablePointer<Element>
    /// What the C library gave, at or before `pointer`.
    private let allocation: UnsafeMutableRawPointer

    /// The bytes of a cache line, and of the widest vector register.
    private static var alignment: Int { 64 }

    /// Allocates `count` elements, all zero.
    init(count: Int) {
        let (bytes, overflows) = max(count, 1).multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
        guard !overflows, let allocation = calloc(1, bytes + Self.alignment) else {
            preconditionFailure("out of memory: \(count) elements of \(MemoryLayout<Element>.stride) bytes")
        }
        self.allocation = allocation
        pointer = allocation.alignedUp(toMultipleOf: Self.alignment).assumingMemoryBound(to: Element.self)
    }

    deinit {
        free(allocation)
    }
}
