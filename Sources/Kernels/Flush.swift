/// Numbers closer to zero than `limit` as zero.
///
/// They change no parameter of ordinary size, but they, or their products, would fall into the denormal range, where many
/// processors are many times slower. Done by comparison, not by the processor's mode, so that all compute the same bits.
@inline(__always)
func flushed(_ numbers: Vector, below limit: Float) -> Vector {
    let limit = Vector(repeating: limit)
    return numbers.replacing(with: 0, where: (numbers .< limit) .& (numbers .> -limit))
}
