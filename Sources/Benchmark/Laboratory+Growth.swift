import MNISTData
import NeuralNetwork

extension Laboratory {
    /// Trains with more and more threads, up to one for each processor; the command starts no more.
    func threads() throws -> Table {
        var table = Table(columns: ["threads", "s/epoch", "speed-up"])
        let counts =
            [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64].filter { $0 < processors } + [processors]
        let times = try medianEpochs(counts.map { Job(pictures: pictures, threads: $0, set: fastest) })
        for (count, time) in zip(counts, times) {
            table.rows.append([
                .count(count), .number(time, decimals: 3), .number(times[0] / time, decimals: 2),
            ])
        }
        table.notes = ["The machine has \(processors) processors. \(fastest.rawValue)."]
        return table
    }

    /// Trains on pictures with more and more ink.
    func data() throws -> Table {
        var table = Table(columns: ["data", "not zero", "s/epoch", "GFLOP/s", "of peak"])
        let sets = [pictures, Pictures(.fashionMNIST), Pictures(noise: isQuick ? 12_000 : 60_000)].compactMap(\.self)
        let jobs = sets.map { Job(pictures: $0, threads: processors, set: fastest) }
        let times = try medianEpochs(jobs)
        let peak = (0..<3).map { _ in peakRate(fastest, threads: processors) }.median
        for (set, time) in zip(sets, times) {
            let samples = Double(set.samples.count) / time
            let rate = samples * DenseWork.operationsPerSample
            table.rows.append([
                .text(set.name), .share(set.ink), .number(60_000 / samples, decimals: 3),
                .number(rate * 1e-9, decimals: 0), .share(rate / peak),
            ])
        }
        table.notes = ["\(fastest.rawValue), \(processors) threads. Scaled to 60,000 samples."]
        if Pictures.areThere(.fashionMNIST) == false { table.notes.append("Fashion-MNIST is not at hand.") }
        return table
    }

    /// Trains with batches of all sizes.
    func batch() throws -> Table {
        let sizes = isQuick ? [1, 16, 128, 1024] : [1, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096]
        let some = Pictures(isQuick ? 6_000 : 24_000, of: pictures)
        let jobs = sizes.map { Job(pictures: some, batch: $0, threads: processors, set: fastest) }
        let times = try medianEpochs(jobs).map { $0 / Double(some.samples.count) }
        let best = times.min() ?? 0
        var table = Table(columns: ["batch", "µs/sample", "of the best"])
        for (size, time) in zip(sizes, times) {
            table.rows.append([.count(size), .number(time * 1e6, decimals: 2), .number(time / best, decimals: 2)])
        }
        table.notes = ["\(fastest.rawValue), \(processors) threads, \(some.samples.count) samples."]
        return table
    }

    /// Trains with hidden layers of all sizes.
    func width() throws -> Table {
        let widths = isQuick ? [64, 512, 1024] : [64, 128, 256, 512, 1024, 2048, 4096]
        let some = Pictures(6_000, of: pictures)
        let times = try medianEpochs(widths.map { Job(pictures: some, hidden: $0, threads: processors, set: fastest) })
        let perUnit = zip(widths, times).map { $1 / Double(some.samples.count * $0) }
        let usual = widths.firstIndex(of: 512).map { perUnit[$0] } ?? perUnit[0]
        var table = Table(columns: ["hidden units", "µs/sample", "ns/sample/unit", "of 512's"])
        for (width, perUnit) in zip(widths, perUnit) {
            table.rows.append([
                .count(width), .number(perUnit * Double(width) * 1e6, decimals: 2),
                .number(perUnit * 1e9, decimals: 2), .number(perUnit / usual, decimals: 2),
            ])
        }
        table.notes = ["\(fastest.rawValue), \(processors) threads, \(some.samples.count) samples."]
        return table
    }

    /// Trains on fewer and more samples.
    func samples() throws -> Table {
        let counts = isQuick ? [6_000, 60_000] : [6_000, 20_000, 60_000, 200_000, 600_000]
        let jobs = counts.map { Job(pictures: Pictures($0, of: pictures), threads: processors, set: fastest) }
        let times = try medianEpochs(jobs)
        let perSample = zip(counts, times).map { $1 / Double($0) }
        let usual = counts.firstIndex(of: 60_000).map { perSample[$0] } ?? perSample[0]
        var table = Table(columns: ["samples", "s/epoch", "µs/sample", "of 60,000's"])
        for (position, count) in counts.enumerated() {
            table.rows.append([
                .count(count), .number(times[position], decimals: 3), .number(perSample[position] * 1e6, decimals: 2),
                .number(perSample[position] / usual, decimals: 2),
            ])
        }
        table.notes = ["\(fastest.rawValue), \(processors) threads. Beyond 60,000 the samples repeat, each in memory."]
        return table
    }
}
