import NeuralNetwork

/// The parameters of a network as named tensors: `dense.kernel` `[inputs, units]`, `dense.bias` `[units]`, and so on
/// with `dense_1`, `dense_2` …, as Keras names the layers.
extension MultilayerPerceptron {
    /// The name of the layer at `index`: `dense`, `dense_1` and so on.
    public static func layerName(_ index: Int) -> String {
        index == 0 ? "dense" : "dense_\(index)"
    }

    /// The tensors in the order in which they lie in a file: by name.
    var tensors: [(name: String, shape: [Int], values: [Float])] {
        layers.enumerated().flatMap { index, layer in
            let name = Self.layerName(index)
            return [
                ("\(name).bias", [layer.units], layer.bias),
                ("\(name).kernel", [layer.inputs, layer.units], layer.kernel),
            ]
        }.sorted { $0.0 < $1.0 }
    }

    /// Makes a network of the tensors of a file, whose bytes are `data`.
    init(_ tensors: [SafetensorsHeader.Tensor], data: UnsafeRawBufferPointer) throws(ModelContentError) {
        var rest = Dictionary(uniqueKeysWithValues: tensors.map { ($0.name, $0) })
        var layers: [Dense] = []
        repeat {
            let name = Self.layerName(layers.count)
            layers.append(try Dense(name, after: layers.last, takenFrom: &rest, data: data))
        } while rest["\(Self.layerName(layers.count)).kernel"] != nil
        if let foreign = rest.keys.min() { throw .foreignTensor(foreign) }
        self.init(layers: layers)
        if classes > Self.maximumClasses { throw .tooManyClasses(classes) }
    }
}

extension Dense {
    /// Takes the two tensors of the layer called `name` out of `tensors`.
    fileprivate init(
        _ name: String, after previous: Dense?, takenFrom tensors: inout [String: SafetensorsHeader.Tensor],
        data: UnsafeRawBufferPointer
    ) throws(ModelContentError) {
        let kernel = try Self.take("\(name).kernel", from: &tensors)
        guard kernel.shape.count == 2, kernel.shape[0] == previous?.units ?? kernel.shape[0],
            kernel.shape.allSatisfy({ $0 > 0 })
        else {
            let inputs = previous.map { "\($0.units)" } ?? "inputs"
            throw .wrongShape(tensor: kernel.name, expected: "[\(inputs), units]", found: kernel.shape)
        }
        let bias = try Self.take("\(name).bias", from: &tensors)
        guard bias.shape == [kernel.shape[1]] else {
            throw .wrongShape(tensor: bias.name, expected: "[\(kernel.shape[1])]", found: bias.shape)
        }
        self.init(
            inputs: kernel.shape[0], units: kernel.shape[1], kernel: try kernel.finiteFloats(in: data),
            bias: try bias.finiteFloats(in: data))
    }

    /// Removes a tensor of 32-bit floating point from `tensors`.
    private static func take(
        _ name: String, from tensors: inout [String: SafetensorsHeader.Tensor]
    ) throws(ModelContentError) -> SafetensorsHeader.Tensor {
        guard let tensor = tensors.removeValue(forKey: name) else { throw .missingTensor(name) }
        guard tensor.type == .float32 else { throw .wrongType(tensor: name, found: tensor.type) }
        return tensor
    }
}

extension SafetensorsHeader.Tensor {
    /// The numbers of a tensor of 32-bit floating point, none of them infinite or not a number.
    fileprivate func finiteFloats(in data: UnsafeRawBufferPointer) throws(ModelContentError) -> [Float] {
        // The format is little-endian, as is every processor that this program is built for.
        let values = [Float](unsafeUninitializedCapacity: bytes.count / type.size) { buffer, count in
            UnsafeMutableRawBufferPointer(buffer).copyMemory(from: UnsafeRawBufferPointer(rebasing: data[bytes]))
            count = buffer.count
        }
        if let index = values.firstIndex(where: { !$0.isFinite }) { throw .notFinite(tensor: name, index: index) }
        return values
    }
}
