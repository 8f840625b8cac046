import Testing

@testable import MNISTData

@Suite("A stroke")
struct StrokeTests {
    @Test("between two points is straight")
    func straight() {
        let points = Stroke(.at(0, 0), .at(10, 20)).flattened()
        #expect(points.first == [0, 0] && points.last == [10, 20])
        for point in points { #expect(abs(point.y - 2 * point.x) < 1e-4) }
    }

    @Test("passes all of its waypoints")
    func waypoints() {
        let points = Stroke(.at(0, 0), .at(30, 5), .corner(20, 40), .at(70, 60)).flattened()
        #expect([[0, 0], [30, 5], [20, 40], [70, 60]].allSatisfy(points.contains))
    }

    @Test("is smooth at a point and sharp at a corner")
    func turns() {
        /// The cosine of the angle between the lines before and after the second of three waypoints.
        func turn(_ stroke: Stroke) -> Float {
            let points = stroke.flattened()
            let middle = points.count / 2
            let (before, after) = (points[middle] - points[middle - 1], points[middle + 1] - points[middle])
            return (before * after).sum() / ((before * before).sum() * (after * after).sum()).squareRoot()
        }
        #expect(turn(Stroke(.at(0, 0), .at(10, 0), .at(10, 10))) > 0.8)
        #expect(abs(turn(Stroke(.at(0, 0), .corner(10, 0), .at(10, 10)))) < 1e-4)
    }

    @Test("is chosen among the ways to write a digit as often as its share says")
    func shares() {
        let ways = [Glyph(share: 3, Stroke(.at(0, 0), .at(1, 1))), Glyph(share: 1)]
        var counts = [0, 0]
        for stream in 0..<4_000 {
            var random = SplitMix64(stream: stream)
            counts[Glyph.choice(from: ways, using: &random).strokes.isEmpty ? 1 : 0] += 1
        }
        #expect(2_900...3_100 ~= counts[0])
    }

    @Test("stays inside its square in every way to write a digit")
    func tableInSquare() {
        #expect(Glyph.digits.count == 10)
        for (digit, ways) in Glyph.digits.enumerated() {
            for stroke in ways.flatMap(\.strokes) {
                for point in stroke.flattened() {
                    #expect(-5...105 ~= point.x && -5...105 ~= point.y, "digit \(digit)")
                }
            }
        }
    }
}
