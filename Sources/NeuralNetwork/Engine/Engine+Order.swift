extension Engine {
    /// Puts the samples into the order of an epoch, which depends on nothing but the options and the epoch.
    ///
    /// Without shuffling, they keep the order that they have.
    func arrange(seed: UInt64, epoch: Int, shuffles: Bool) {
        for position in 0..<samples.count { order.pointer[position] = UInt32(position) }
        guard shuffles else { return }
        shuffle(seed: seed, epoch: epoch)
        for position in 0..<plan.count { groupByLabel(plan[position].samples) }
    }

    /// Shuffles the order, by Fisher and Yates's method.
    private func shuffle(seed: UInt64, epoch: Int) {
        var random = SplitMix64(seed: seed, stream: RandomStream.order(epoch: epoch))
        let order = order.pointer
        for last in stride(from: samples.count - 1, to: 0, by: -1) {
            let chosen = Int(random.next(below: UInt64(last + 1)))
            (order[last], order[chosen]) = (order[chosen], order[last])
        }
    }

    /// Brings samples of the same class together within a chunk, otherwise in the order in which they were.
    ///
    /// To the mean over a batch its order is all the same, but a tile walks the inputs where any of its four samples has
    /// ink, and four sevens share more ink than a zero, a one, a six and a seven: on MNIST, 35 % of the inputs, not 39 %.
    private func groupByLabel(_ chunk: Range<Int>) {
        let order = order.pointer
        // Where each class begins: counting sort.
        var next = [Int](repeating: 0, count: network.classes + 1)
        for position in chunk { next[Int(samples.labels[Int(order[position])]) + 1] += 1 }
        for label in 1...network.classes { next[label] += next[label - 1] }
        for sample in Array(UnsafeBufferPointer(start: order + chunk.lowerBound, count: chunk.count)) {
            let label = Int(samples.labels[Int(sample)])
            order[chunk.lowerBound + next[label]] = sample
            next[label] += 1
        }
    }
}
