extension SHA256 {
    /// Digests whole blocks of 64 bytes: section 6.2.2 of FIPS 180-4.
    static func digest(_ blocks: UnsafeRawBufferPointer, into state: SIMD8<UInt32>) -> SIMD8<UInt32> {
        var state = state
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
            roundConstants.withUnsafeBufferPointer { constants in
                for block in stride(from: 0, to: blocks.count, by: 64) {
                    for t in 0..<16 {
                        let word = blocks.loadUnaligned(fromByteOffset: block + 4 * t, as: UInt32.self)
                        schedule[t] = UInt32(bigEndian: word)
                    }
                    for t in 16..<64 {
                        schedule[t] =
                            smallSigma1(schedule[t - 2]) &+ schedule[t - 7]
                            &+ smallSigma0(schedule[t - 15]) &+ schedule[t - 16]
                    }
                    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
                    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
                    // Instead of moving the eight words on after a round, the next round names them differently.
                    for t in stride(from: 0, to: 64, by: 8) {
                        round(a, b, c, &d, e, f, g, &h, schedule[t] &+ constants[t])
                        round(h, a, b, &c, d, e, f, &g, schedule[t + 1] &+ constants[t + 1])
                        round(g, h, a, &b, c, d, e, &f, schedule[t + 2] &+ constants[t + 2])
                        round(f, g, h, &a, b, c, d, &e, schedule[t + 3] &+ constants[t + 3])
                        round(e, f, g, &h, a, b, c, &d, schedule[t + 4] &+ constants[t + 4])
                        round(d, e, f, &g, h, a, b, &c, schedule[t + 5] &+ constants[t + 5])
                        round(c, d, e, &f, g, h, a, &b, schedule[t + 6] &+ constants[t + 6])
                        round(b, c, d, &e, f, g, h, &a, schedule[t + 7] &+ constants[t + 7])
                    }
                    state &+= SIMD8(a, b, c, d, e, f, g, h)
                }
            }
        }
        return state
    }

    /// One round: changes two of the eight words, the other six only change places.
    @inline(__always)
    private static func round(
        _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32, _ g: UInt32,
        _ h: inout UInt32, _ wordAndConstant: UInt32
    ) {
        let choice = ((f ^ g) & e) ^ g
        let majority = ((a | b) & c) | (a & b)
        let mixed = h &+ bigSigma1(e) &+ choice &+ wordAndConstant
        d &+= mixed
        h = mixed &+ bigSigma0(a) &+ majority
    }

    /// Σ₀ of the standard.
    @inline(__always)
    private static func bigSigma0(_ x: UInt32) -> UInt32 { rotate(x, 2) ^ rotate(x, 13) ^ rotate(x, 22) }

    /// Σ₁ of the standard.
    @inline(__always)
    private static func bigSigma1(_ x: UInt32) -> UInt32 { rotate(x, 6) ^ rotate(x, 11) ^ rotate(x, 25) }

    /// σ₀ of the standard.
    @inline(__always)
    private static func smallSigma0(_ x: UInt32) -> UInt32 { rotate(x, 7) ^ rotate(x, 18) ^ (x &>> 3) }

    /// σ₁ of the standard.
    @inline(__always)
    private static func smallSigma1(_ x: UInt32) -> UInt32 { rotate(x, 17) ^ rotate(x, 19) ^ (x &>> 10) }

    /// Rotates a word to the right.
    @inline(__always)
    private static func rotate(_ x: UInt32, _ bits: UInt32) -> UInt32 { (x &>> bits) | (x &<< (32 &- bits)) }

    /// The first 32 bits of the fractions of the cube roots of the first 64 primes: section 4.2.2.
    private static let roundConstants: [UInt32] = [
        0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
        0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
        0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
        0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
        0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
        0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
        0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
        0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
    ]
}
