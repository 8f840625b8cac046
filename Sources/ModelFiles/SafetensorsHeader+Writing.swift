extension SafetensorsHeader {
    /// Makes the header of a file in which tensors of 32-bit floating point lie in the order in which they are given.
    init(metadata: [String: String], floats: [(name: String, shape: [Int])]) {
        var tensors: [Tensor] = []
        var end = 0
        for (name, shape) in floats {
            let begin = end
            end += shape.reduce(ElementType.float32.size, *)
            tensors.append(Tensor(name: name, type: .float32, shape: shape, bytes: begin..<end))
        }
        self.init(metadata: metadata, tensors: tensors)
    }

    /// The bytes of a file before those of the tensors, laid out as the reference implementation does it: tensors in
    /// their order, no spaces but those at the end that let the data begin at a multiple of 8 bytes.
    func written() -> [UInt8] {
        var members = tensors.map { tensor in
            """
            \(JSONText.string(tensor.name)):{"dtype":"\(tensor.type.rawValue)",\
            "shape":\(JSONText.array(tensor.shape.map(String.init))),\
            "data_offsets":[\(tensor.bytes.lowerBound),\(tensor.bytes.upperBound)]}
            """
        }
        if !metadata.isEmpty {
            members.insert("\"\(Self.metadataKey)\":\(JSONText.object(metadata.mapValues(JSONText.string)))", at: 0)
        }
        var text = Array("{\(members.joined(separator: ","))}".utf8)
        while !text.count.isMultiple(of: 8) { text.append(UInt8(ascii: " ")) }
        return withUnsafeBytes(of: UInt64(text.count).littleEndian, Array.init) + text
    }
}
