import KernelTypes

extension Worker {
    /// Carries the errors of the chunk back through all layers and ends it with `step`, for this thread's shards.
    func backward(chunk position: Int, loss: Loss, step: GradientStep) {
        let chunk = engine.plan[position]
        let samples = chunk.samples.count
        let layers = engine.network.layers
        enter(.backwardOutput)
        computeErrors(chunk, loss: loss)
        for layer in layers.indices.reversed() {
            let parameters = layers[layer]
            let table = layer == 0 ? engine.ink(ofChunk: position) : engine.hiddenTables[layer - 1]
            for shard in part(of: parameters.shards) {
                if layer == layers.count - 1 {
                    enter(.backwardOutput)
                    receiveErrors(shard: shard, samples: samples, step: step)
                } else {
                    receiveSums(layer: layer, shard: shard, samples: samples)
                }
                enter(.backwardLayers)
                // What goes further back is computed with the weights as they were.
                if layer > 0 { returnSums(layer: layer, shard: shard, samples: samples) }
                engine.kernels.backwardBias(
                    samples: samples, deltas: deltas.pointer, bias: parameters.bias(shard), step: step)
                engine.kernels.backwardLayer(
                    inputs: table.inputs, blocks: table.blocks, deltas: deltas.pointer,
                    kernel: parameters.kernel(shard), step: step)
            }
            if layer > 0 { barrier.wait() }
        }
    }

    /// The derivative of the loss with respect to the scores.
    private func computeErrors(_ chunk: ChunkPlan.Chunk, loss: Loss) {
        switch loss {
        case .crossEntropy:
            engine.kernels.crossEntropyErrors(
                samples: chunk.samples.count, batch: Float(chunk.batchSize), probabilities: probabilities.pointer,
                labels: labels.pointer, errors: errors.pointer)
        case .meanSquaredError:
            engine.kernels.squaredErrorErrors(
                samples: chunk.samples.count, classes: engine.network.classes, batch: Float(chunk.batchSize),
                probabilities: probabilities.pointer, labels: labels.pointer, errors: errors.pointer)
        }
    }

    /// Carries the errors through the output layer to a shard of the last hidden layer, and moves the output's weights.
    private func receiveErrors(shard: Int, samples: Int, step: GradientStep) {
        guard let output = engine.network.output else {
            for row in 0..<samples {
                let lanes = ShardedOutput.lanes
                let errors = errors.pointer + row * lanes
                (deltas.pointer + row * ShardedLayer.width).update(from: errors, count: lanes)
            }
            return
        }
        let layer = engine.network.layers.count - 1
        let activations = engine.activations(ofLayer: layer, shard: shard)
        engine.kernels.backwardHiddenUnits(
            samples: samples, classes: engine.network.classes, errors: errors.pointer,
            kernel: output.kernel(shard).values, activations: activations,
            activation: engine.network.layers[layer].activation, transposed: transposed.pointer,
            deltas: deltas.pointer)
        engine.kernels.backwardOutputLayer(
            samples: samples, activations: activations, errors: errors.pointer, kernel: output.kernel(shard),
            step: step)
        // The owner of the first shard is the one thread that reads and writes the biases.
        if shard == 0 {
            engine.kernels.backwardOutputBias(samples: samples, errors: errors.pointer, bias: output.bias, step: step)
        }
    }

    /// Gathers what the next hidden layer sends back to a shard.
    private func receiveSums(layer: Int, shard: Int, samples: Int) {
        let next = engine.network.layers[layer + 1]
        engine.kernels.gatherDeltas(
            samples: samples, shards: next.shards, shardStride: next.paddedInputs * engine.rows,
            sums: engine.returnedSums(ofLayer: layer + 1, shard: 0) + shard * engine.rows * ShardedLayer.width,
            activations: engine.activations(ofLayer: layer, shard: shard),
            activation: engine.network.layers[layer].activation, deltas: deltas.pointer)
    }

    /// Sends back to the layer before what reaches it through a shard.
    private func returnSums(layer: Int, shard: Int, samples: Int) {
        let parameters = engine.network.layers[layer]
        engine.kernels.backwardInputs(
            groups: (samples + 3) / 4, inputs: parameters.paddedInputs, deltas: deltas.pointer,
            kernel: parameters.kernel(shard).values, transposed: transposed.pointer,
            sums: engine.returnedSums(ofLayer: layer, shard: shard), sumsStride: engine.rows * ShardedLayer.width)
    }
}
