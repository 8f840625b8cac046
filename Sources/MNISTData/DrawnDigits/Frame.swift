/// The place of a digit in its picture, as MNIST has it: it fills a box of 20 × 20 pixels, and its mass is centred.
struct Frame {
    /// The size of a unit of the digit, in pixels.
    private let scale: Float
    /// Where the origin of the digit comes to lie, in pixels.
    private let origin: SIMD2<Float>

    /// The longer side of a digit, ink included, in pixels.
    private static let box: Float = 20

    /// Frames polylines that are drawn with a pen that reaches `margin` pixels beyond them.
    ///
    /// The mass comes to lie at `center`, in pixels. It is taken to be that of the lines, each as heavy as it is long.
    init(around polylines: [[SIMD2<Float>]], margin: Float, center: SIMD2<Float>) {
        var low = polylines[0][0]
        var high = low
        var mass: Float = 0
        var moment = SIMD2<Float>(0, 0)
        for points in polylines {
            for (start, end) in zip(points, points.dropFirst()) {
                low = pointwiseMin(low, pointwiseMin(start, end))
                high = pointwiseMax(high, pointwiseMax(start, end))
                let way = end - start
                let length = (way.x * way.x + way.y * way.y).squareRoot()
                mass += length
                moment += length / 2 * (start + end)
            }
        }
        scale = (Self.box - 2 * margin) / max(high.x - low.x, high.y - low.y)
        origin = center - scale / mass * moment
    }

    /// Returns where a point of the digit lies in the picture, in pixels.
    func placed(_ point: SIMD2<Float>) -> SIMD2<Float> {
        origin + scale * point
    }
}
