/// The way of the pen from touching the paper to leaving it: a smooth curve through a few points.
struct Stroke: Sendable {
    /// A point that the pen passes through.
    struct Waypoint: Sendable {
        /// Where the point lies; `x` grows to the right, `y` downwards.
        var position: SIMD2<Float>
        /// Whether the pen turns sharply here.
        var isCorner: Bool

        /// A point that the pen passes smoothly, or at which the stroke begins or ends.
        static func at(_ x: Float, _ y: Float) -> Waypoint {
            Waypoint(position: [x, y], isCorner: false)
        }

        /// A point at which the pen turns sharply.
        static func corner(_ x: Float, _ y: Float) -> Waypoint {
            Waypoint(position: [x, y], isCorner: true)
        }
    }

    /// The points in the order in which the pen passes them; at least two.
    var waypoints: [Waypoint]

    /// Makes a stroke through `waypoints`.
    init(_ waypoints: Waypoint...) {
        precondition(waypoints.count >= 2, "a stroke has a beginning and an end")
        self.waypoints = waypoints
    }

    /// The number of straight lines that stand for the curve between two waypoints.
    private static let linesPerSpan = 5

    /// Returns points along the stroke, so near to each other that straight lines between them look like the curve.
    ///
    /// The curve is a Catmull-Rom spline. Next to an end or a corner a span is the parabola that fits its other side,
    /// and between two of them it is straight.
    func flattened() -> [SIMD2<Float>] {
        var points = [waypoints[0].position]
        points.reserveCapacity((waypoints.count - 1) * Self.linesPerSpan + 1)
        for index in 1..<waypoints.count {
            let start = waypoints[index - 1].position
            let end = waypoints[index].position
            let chord = end - start
            let leaving = tangent(at: index - 1)
            let arriving = tangent(at: index)
            let first = leaving ?? arriving.map { 1.5 * chord - 0.5 * $0 } ?? chord
            let last = arriving ?? leaving.map { 1.5 * chord - 0.5 * $0 } ?? chord
            // The cubic Hermite polynomial, in Horner's form.
            let bend = 3 * chord - 2 * first - last
            let twist = first + last - 2 * chord
            for step in 1...Self.linesPerSpan {
                let t = Float(step) / Float(Self.linesPerSpan)
                points.append(start + t * (first + t * (bend + t * twist)))
            }
        }
        return points
    }

    /// Returns the direction and speed at which the pen passes a waypoint, or nil at an end or a corner.
    private func tangent(at index: Int) -> SIMD2<Float>? {
        guard index > 0, index < waypoints.count - 1, !waypoints[index].isCorner else { return nil }
        return 0.5 * (waypoints[index + 1].position - waypoints[index - 1].position)
    }
}
