/// How one picture is written: the habits of a hand and the make of a pen, both found by chance.
///
/// There is no sine, exponential or logarithm in it: these differ between platforms, and the pictures must not.
struct Handwriting {
    /// How carelessly the hand writes: what goes wrong grows with it.
    ///
    /// Most hands are near 0.8, few reach 2.4.
    private let haste: Float
    /// Where a unit to the right leads on the paper: the width of the digit, rotated.
    private let right: SIMD2<Float>
    /// Where a unit down leads on the paper: the slant of the hand, rotated.
    private let down: SIMD2<Float>
    /// How straight lines come out bent: the pushes that grow with x², xy and y².
    private let bend: (xx: SIMD2<Float>, xy: SIMD2<Float>, yy: SIMD2<Float>)
    /// Half the width of the pen, in pixels.
    private let radius: Float
    /// The width of the grey edge of its lines, in pixels.
    private let blur: Float

    /// Finds a hand and a pen.
    init(using random: inout SplitMix64) {
        let carelessness = random.uniform(0...1)
        haste = 0.8 + 1.65 * carelessness * carelessness * carelessness

        // A rotation of about ±7°, from the tangent of half its angle.
        let tangent = random.bell(0.06)
        let cosine = (1 - tangent * tangent) / (1 + tangent * tangent)
        let sine = 2 * tangent / (1 + tangent * tangent)
        let width = 1.05 + random.bell(0.17)
        let slant = random.bell(0.22) - 0.15
        right = SIMD2(cosine, sine) * width
        down = SIMD2(-sine, cosine) + SIMD2(cosine, sine) * slant

        let spread = 0.075 * haste
        bend = (xx: random.push(spread), xy: random.push(spread), yy: random.push(spread))

        let weight = random.uniform(0...1)
        radius = 0.9 + 1.1 * weight * weight
        blur = random.uniform(0.8...1.3)
    }

    /// Writes a glyph into a picture of 28 × 28 bytes, row by row.
    func write(_ glyph: Glyph, using random: inout SplitMix64, into pixels: UnsafeMutableBufferPointer<UInt8>) {
        let polylines = glyph.strokes.map { hurried($0, using: &random).flattened() }
        // MNIST moves its digits by whole pixels, so that their mass is up to half a pixel away from (14.5, 14.5).
        let center = SIMD2<Float>(14, 14) + SIMD2(random.uniform(0...1), random.uniform(0...1))
        let frame = Frame(around: polylines, margin: radius + blur / 2, center: center)
        var pen = Pen(radius: radius, blur: blur)
        for polyline in polylines {
            let points = polyline.map(frame.placed)
            let firstPressure = 1 + random.bell(0.08)
            let gain = random.bell(0.12) / Float(points.count)
            for index in 1..<points.count {
                pen.line(from: points[index - 1], to: points[index], pressure: firstPressure + gain * Float(index))
            }
        }
        pen.develop(into: pixels)
    }

    /// Returns a stroke as this hand makes it: its waypoints are missed a little, and some of its corners rounded.
    private func hurried(_ stroke: Stroke, using random: inout SplitMix64) -> Stroke {
        var stroke = stroke
        for index in stroke.waypoints.indices {
            let intended = stroke.waypoints[index].position / 50 - 1
            stroke.waypoints[index].position = placed(intended + random.push(0.072 * haste))
            if random.uniform(0...1) < 0.15 * haste {
                stroke.waypoints[index].isCorner = false
            }
        }
        return stroke
    }

    /// Returns where a point of the square from (−1, −1) to (1, 1) lands on the paper.
    private func placed(_ point: SIMD2<Float>) -> SIMD2<Float> {
        let (x, y) = (point.x, point.y)
        let bent = point + bend.xx * (x * x) + bend.xy * (x * y) + bend.yy * (y * y)
        return right * bent.x + down * bent.y
    }
}
