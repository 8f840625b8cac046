extension Worker {
    /// Marks this thread's part of the samples' ink, and waits for the others: once, before the first pass.
    func markInk(trains: Bool) {
        let samples = engine.samples
        engine.kernels.markInk(
            samples: part(of: samples.count), inputs: samples.inputs, pixels: engine.pixels, marks: engine.marks.pointer
        )
        if trains {
            engine.kernels.markBlocks(
                samples: part(of: samples.count), blocks: engine.ink(ofChunk: 0).blocks, pixels: engine.pixels,
                marks: engine.blockMarks.pointer)
        }
        barrier.wait()
    }

    /// Lists this thread's part of the ink of the chunk at a position; what the backward pass needs, only if it `trains`.
    func tabulate(chunk position: Int, trains: Bool) {
        enter(.tabulate)
        let ink = engine.ink(ofChunk: position)
        let batch = engine.batch(engine.plan[position].samples)
        engine.kernels.tabulateSamples(
            groups: listingPart(of: (batch.samples + 3) / 4), batch: batch, table: ink.samples)
        if trains {
            engine.kernels.tabulateInputs(
                groups: listingPart(of: ink.inputs.groups), batch: batch, blocks: ink.blocks, table: ink.inputs)
        }
    }

    /// This thread's part of `count` lists of ink.
    ///
    /// Threads that own no shard of the first layer have time, and list everything; if there are none, all share the work.
    func listingPart(of count: Int) -> Range<Int> {
        let shards = engine.network.layers[0].shards
        if shards >= barrier.count { return part(of: count) }
        let idle = (0..<barrier.count).filter { part(of: shards, member: $0).isEmpty }
        guard let position = idle.firstIndex(of: member) else { return 0..<0 }
        return count * position / idle.count..<count * (position + 1) / idle.count
    }

    /// Asks for one part of `parts` of a chunk's samples, if there is such a chunk, so that listing it need not wait.
    private func prefetch(chunk position: Int, part: Int, of parts: Int) {
        guard position < engine.plan.count else { return }
        let batch = engine.batch(engine.plan[position].samples)
        engine.kernels.prefetch(
            samples: batch.samples * part / parts..<batch.samples * (part + 1) / parts, batch: batch)
    }

    /// Computes the scores that this thread's shards contribute for the chunk at a position.
    func forward(chunk position: Int, trains: Bool) {
        enter(.forwardLayers)
        let samples = engine.plan[position].samples.count
        let layers = engine.network.layers
        for (layer, parameters) in layers.enumerated() {
            if layer > 0 { exchangeActivations(ofLayer: layer - 1, samples: samples, trains: trains) }
            let table = layer == 0 ? engine.ink(ofChunk: position) : engine.hiddenTables[layer - 1]
            let shards = part(of: parameters.shards)
            for shard in shards {
                // Some with every shard: all at once would keep the memory from anything else.
                if layer == 0 { prefetch(chunk: position + 2, part: shard - shards.lowerBound, of: shards.count) }
                engine.kernels.forwardLayer(
                    groups: (samples + 3) / 4, inputs: table.samples, kernel: parameters.kernel(shard).values,
                    bias: parameters.bias(shard).values, units: parameters.columns(of: shard).count,
                    activation: parameters.activation, outputs: engine.activations(ofLayer: layer, shard: shard))
            }
        }
        enter(.forwardOutput)
        for shard in part(of: engine.network.scoreShards) {
            let activations = engine.activations(ofLayer: layers.count - 1, shard: shard)
            let scores = engine.scores(ofChunk: position, shard: shard)
            if let output = engine.network.output {
                engine.kernels.forwardOutputLayer(
                    samples: samples, activations: activations, kernel: output.kernel(shard).values,
                    start: output.start(shard), scores: scores)
            } else {
                for row in 0..<samples {
                    let lanes = ShardedOutput.lanes
                    (scores + row * lanes).update(from: activations + row * ShardedLayer.width, count: lanes)
                }
            }
        }
    }

    /// Waits for all activations of a layer, and lists them for the next with the other threads.
    private func exchangeActivations(ofLayer layer: Int, samples: Int, trains: Bool) {
        let tables = engine.hiddenTables[layer]
        let activations = engine.activations[layer].pointer
        let shardStride = engine.rows * ShardedLayer.width
        barrier.wait()
        engine.kernels.tabulateSamples(
            groups: part(of: (samples + 3) / 4), activations: activations, shardStride: shardStride,
            table: tables.samples)
        if trains {
            engine.kernels.tabulateUnits(
                groups: part(of: tables.inputs.groups), samples: samples, activations: activations,
                shardStride: shardStride, table: tables.inputs)
        }
        barrier.wait()
    }

    /// Turns the scores of all shards into probabilities, losses and predictions.
    ///
    /// In training every thread does this for itself: it is little work, and saves a barrier.
    func classify(chunk position: Int, loss: Loss) {
        enter(.classify)
        let samples = engine.plan[position].samples
        let classes = engine.network.classes
        for row in 0..<samples.count {
            labels.pointer[row] = engine.samples.labels[Int(engine.order.pointer[samples.lowerBound + row])]
        }
        engine.kernels.softmaxCrossEntropy(
            samples: samples.count, classes: classes, shards: engine.network.scoreShards,
            shardStride: engine.rows * ShardedOutput.lanes, scores: engine.scores(ofChunk: position, shard: 0),
            labels: labels.pointer, probabilities: probabilities.pointer, losses: losses.pointer,
            predictions: predictions.pointer)
        if loss == .meanSquaredError {
            engine.kernels.squaredErrorLosses(
                samples: samples.count, classes: classes, probabilities: probabilities.pointer, labels: labels.pointer,
                losses: losses.pointer)
        }
    }
}
