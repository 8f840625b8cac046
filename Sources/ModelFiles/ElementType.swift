/// The types that the numbers of a tensor can have in a safetensors file, by the name that the format gives them.
public enum ElementType: String, Sendable {
    case boolean = "BOOL"
    case int8 = "I8", int16 = "I16", int32 = "I32", int64 = "I64"
    case uint8 = "U8", uint16 = "U16", uint32 = "U32", uint64 = "U64"
    case float8E4M3 = "F8_E4M3", float8E5M2 = "F8_E5M2", float8E8M0 = "F8_E8M0"
    case float16 = "F16", bfloat16 = "BF16", float32 = "F32", float64 = "F64"
    case complex64 = "C64"

    /// The number of bytes that one number takes.
    var size: Int {
        switch self {
        case .boolean, .int8, .uint8, .float8E4M3, .float8E5M2, .float8E8M0: 1
        case .int16, .uint16, .float16, .bfloat16: 2
        case .int32, .uint32, .float32: 4
        case .int64, .uint64, .float64, .complex64: 8
        }
    }
}
