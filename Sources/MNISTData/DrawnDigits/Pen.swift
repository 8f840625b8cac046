/// A round pen over a picture of 28 × 28 pixels.
///
/// Each pixel remembers how near the pen came to its centre, so that ink does not add up where strokes cross.
struct Pen {
    /// The number of pixels in a row, and of rows.
    static let side = 28
    /// The number of pixels in a picture.
    static let area = side * side
    /// The number of vectors of four pixels in a row.
    private static let vectorsPerRow = side / 4

    /// How near the pen came to the centre of each pixel: the square of the distance in pen radii, `[28][7]` vectors.
    private var nearness: [SIMD4<Float>]
    /// Half the width of the line, in pixels.
    private let radius: Float
    /// The width over which the ink fades out at the edge of a line, in pixels.
    private let blur: Float

    /// Lays out an empty picture for a pen of this radius and softness, both in pixels.
    init(radius: Float, blur: Float) {
        self.radius = radius
        self.blur = blur
        nearness = Array(repeating: SIMD4(repeating: .infinity), count: Self.side * Self.vectorsPerRow)
    }

    /// Draws a straight line between two points in pixels, (0, 0) being the upper left corner of the picture.
    ///
    /// `pressure` multiplies the radius of the pen. What lies outside the picture is not drawn.
    mutating func line(from start: SIMD2<Float>, to end: SIMD2<Float>, pressure: Float) {
        let reach = radius * pressure + blur
        let low = pointwiseMin(start, end) - reach
        let high = pointwiseMax(start, end) + reach
        let side = Float(Self.side)
        guard low.x < side, low.y < side, high.x > 0, high.y > 0 else { return }
        let rows = Int(max(low.y, 0))...Int(min(high.y, side - 1))
        let vectors = Int(max(low.x, 0)) / 4...Int(min(high.x, side - 1)) / 4

        let way = end - start
        let perLengthSquared = 1 / max(way.x * way.x + way.y * way.y, 1e-12)
        let perRadiusSquared = 1 / (radius * radius * pressure * pressure)
        let zero = SIMD4<Float>(repeating: 0)
        let one = SIMD4<Float>(repeating: 1)
        nearness.withUnsafeMutableBufferPointer { nearness in
            for row in rows {
                let y = Float(row) + 0.5 - start.y
                for vector in vectors {
                    let x = SIMD4<Float>(0.5, 1.5, 2.5, 3.5) + (Float(4 * vector) - start.x)
                    // Where on the line its point nearest to the pixel lies: 0 is the start, 1 the end.
                    var along = (x * way.x + y * way.y) * perLengthSquared
                    along.replace(with: zero, where: along .< zero)
                    along.replace(with: one, where: along .> one)
                    let across = x - along * way.x
                    let down = y - along * way.y
                    let distance = (across * across + down * down) * perRadiusSquared
                    let index = row * Self.vectorsPerRow + vector
                    nearness[index].replace(with: distance, where: distance .< nearness[index])
                }
            }
        }
    }

    /// Writes the picture as 28 × 28 bytes, row by row: 0 is bare paper, 255 is full ink.
    func develop(into pixels: UnsafeMutableBufferPointer<UInt8>) {
        // In pen radii: where the last grey ends.
        let rim = 1 + blur / (2 * radius)
        for (index, distances) in nearness.enumerated() {
            for lane in 0..<4 {
                let depth = distances[lane] < rim * rim ? rim - distances[lane].squareRoot() : 0
                pixels[4 * index + lane] = UInt8(min(depth * radius / blur, 1) * 255 + 0.5)
            }
        }
    }
}
