extension ShardedParameters {
    /// Copies the parameters of a network of one or two layers.
    convenience init(_ network: MultilayerPerceptron) {
        precondition(network.layers.count <= 2, "the engine runs at most one hidden layer")
        self.init(
            shape: Shape(
                inputs: network.inputs, units: network.layers[0].units, classes: network.classes,
                hasHiddenLayer: network.layers.count == 2))
        network.layers[0].kernel.withUnsafeBufferPointer { kernel in
            forEachFirstRow { packed, run in packed.update(rebasing: kernel[run]) }
        }
        network.layers[0].bias.withUnsafeBufferPointer { bias in
            forEachFirstBias { packed, run in packed.update(rebasing: bias[run]) }
        }
        guard shape.hasHiddenLayer else { return }
        network.layers[1].kernel.withUnsafeBufferPointer { kernel in
            forEachOutputRow { packed, run in packed.update(rebasing: kernel[run]) }
        }
        network.layers[1].bias.withUnsafeBufferPointer { outputBias.update(rebasing: $0[...]) }
    }

    /// The network with these parameters, in Keras's layout.
    var network: MultilayerPerceptron {
        let firstKernel = [Float](unsafeUninitializedCapacity: shape.inputs * shape.units) { kernel, count in
            forEachFirstRow { packed, run in kernel[run].initialize(from: packed) }
            count = kernel.count
        }
        let firstBias = [Float](unsafeUninitializedCapacity: shape.units) { bias, count in
            forEachFirstBias { packed, run in bias[run].initialize(from: packed) }
            count = bias.count
        }
        let first = Dense(inputs: shape.inputs, units: shape.units, kernel: firstKernel, bias: firstBias)
        guard shape.hasHiddenLayer else { return MultilayerPerceptron(layers: [first]) }

        let outputKernel = [Float](unsafeUninitializedCapacity: shape.units * shape.classes) { kernel, count in
            forEachOutputRow { packed, run in kernel[run].initialize(from: packed) }
            count = kernel.count
        }
        let outputBias = Array(UnsafeBufferPointer(start: outputBias, count: shape.classes))
        let output = Dense(inputs: shape.units, units: shape.classes, kernel: outputKernel, bias: outputBias)
        return MultilayerPerceptron(layers: [first, output])
    }

    /// Calls `body` for each run of the first kernel that is contiguous both here and in `[inputs][units]`.
    private func forEachFirstRow(_ body: (_ packed: UnsafeMutablePointer<Float>, _ run: Range<Int>) -> Void) {
        for shard in 0..<shape.shards {
            let columns = columns(of: shard)
            for input in 0..<shape.inputs {
                let start = input * shape.units
                body(firstKernel(shard) + input * Self.width, start + columns.lowerBound..<start + columns.upperBound)
            }
        }
    }

    /// Calls `body` for each shard of the first bias, with its place in `[units]`.
    private func forEachFirstBias(_ body: (_ packed: UnsafeMutablePointer<Float>, _ run: Range<Int>) -> Void) {
        for shard in 0..<shape.shards { body(firstBias(shard), columns(of: shard)) }
    }

    /// Calls `body` for each row of the output kernel, with its place in `[units][classes]`.
    private func forEachOutputRow(_ body: (_ packed: UnsafeMutablePointer<Float>, _ run: Range<Int>) -> Void) {
        for unit in 0..<shape.units {
            let packed = outputKernel(unit / Self.width) + unit % Self.width * Self.lanes
            body(packed, unit * shape.classes..<(unit + 1) * shape.classes)
        }
    }

    /// The units of the first layer that a shard holds.
    private func columns(of shard: Int) -> Range<Int> {
        shard * Self.width..<min((shard + 1) * Self.width, shape.units)
    }
}

extension UnsafeMutablePointer where Pointee == Float {
    /// Copies a part of a buffer to this address.
    fileprivate func update(rebasing part: Slice<UnsafeBufferPointer<Float>>) {
        guard let source = UnsafeBufferPointer(rebasing: part).baseAddress else { return }
        update(from: source, count: part.count)
    }
}

extension Slice where Base == UnsafeMutableBufferPointer<Float> {
    /// Fills this part of a buffer from an address.
    fileprivate func initialize(from source: UnsafeMutablePointer<Float>) {
        UnsafeMutableBufferPointer(rebasing: self).baseAddress?.initialize(from: source, count: count)
    }
}
