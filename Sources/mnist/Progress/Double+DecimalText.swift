#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension Double {
    /// The number with `digits` decimals, rounded half to even as C and Python do: `0.9781`.
    func fixed(_ digits: Int) -> String { formatted("%.\(digits)f") }

    /// The number as a power of ten with `digits` decimals: `5.0000e-05`.
    func scientific(_ digits: Int) -> String { formatted("%.\(digits)e") }

    /// The number rounded to thousandths: no more of a time than is worth reading.
    var thousandths: Double { (self * 1000).rounded() / 1000 }

    /// The number in a format of C's `printf`.
    private func formatted(_ format: String) -> String {
        // C also prints the sign of what is not a number.
        guard !isNaN else { return "nan" }
        return withVaList([self]) { arguments in
            // The longest number, -1.8e308, takes 310 places before its decimals.
            String(unsafeUninitializedCapacity: 340) { buffer in
                buffer.withMemoryRebound(to: CChar.self) { characters in
                    Int(vsnprintf(characters.baseAddress, characters.count, format, arguments))
                }
            }
        }
    }
}
