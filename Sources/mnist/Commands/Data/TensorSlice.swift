/// A part of a tensor in Python's notation: half-open ranges, one for each of the first axes: `10:100`, `:,14:,14:`.
struct TensorSlice: Equatable {
    /// The range of one axis; a bound that is left out is that of the axis, a negative one counts from its end.
    private struct Bounds: Equatable {
        /// The first index.
        let start: Int?
        /// The index after the last.
        let stop: Int?
    }

    /// The slice as it is written.
    let text: String
    /// The range of each axis.
    private let axes: [Bounds]

    /// Takes a range of the first axis.
    init(_ range: Range<Int>) {
        text = "\(range.lowerBound):\(range.upperBound)"
        axes = [Bounds(start: range.lowerBound, stop: range.upperBound)]
    }

    /// Reads a slice of up to three axes; nil when it is none.
    init?(typed text: String) {
        let axes = text.split(separator: ",", omittingEmptySubsequences: false).map { axis -> Bounds? in
            let bounds = axis.split(separator: ":", omittingEmptySubsequences: false)
            guard bounds.count == 2, bounds.allSatisfy({ $0.isEmpty || Int($0) != nil }) else { return nil }
            return Bounds(start: Int(bounds[0]), stop: Int(bounds[1]))
        }
        guard axes.count <= 3, !axes.contains(nil) else { return nil }
        self.text = text
        self.axes = axes.compactMap(\.self)
    }

    /// The shape of this part of a tensor; nil when a bound lies outside, which Python would move to the end.
    func shape(of tensor: [Int]) -> [Int]? {
        guard axes.count <= tensor.count else { return nil }
        var shape = tensor
        for (axis, bounds) in axes.enumerated() {
            let count = tensor[axis]
            let places = [bounds.start ?? 0, bounds.stop ?? count]
            guard places.allSatisfy((-count...count).contains) else { return nil }
            let (start, stop) = (
                places[0] < 0 ? places[0] + count : places[0], places[1] < 0 ? places[1] + count : places[1]
            )
            shape[axis] = max(0, stop - start)
        }
        return shape
    }
}

extension [Int] {
    /// A shape as Python writes it: `(60000, 28, 28)`, `(60000,)`.
    var tuple: String { count == 1 ? "(\(self[0]),)" : "(\(map(String.init).joined(separator: ", ")))" }
}
