/// Sixteen 32-bit floats: one AVX-512 register, two AVX2 registers or four NEON registers.
typealias Vector = SIMD16<Float>

/// The number of floats in a `Vector`.
let lanes = 16

/// Reads sixteen floats that need not be aligned.
@inline(__always)
func load(_ address: UnsafePointer<Float>) -> Vector {
    UnsafeRawPointer(address).loadUnaligned(as: Vector.self)
}

/// Writes sixteen floats to an address that need not be aligned.
@inline(__always)
func store(_ vector: Vector, _ address: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(address).storeBytes(of: vector, as: Vector.self)
}
