import Foundation

/// The machine that is measured.
struct Machine: Encodable {
    /// The name of the processor.
    let processor: String
    /// The processors that this process may use.
    let processors: Int
    /// The operating system.
    let system: String
    /// How many threads wanted a processor during the last minute, on average, before the benchmark began.
    let load: Double
    /// The share of the processors that this process gets when it asks for all of them, 0 to 1.
    let share: Double

    /// Looks at this machine.
    init() {
        processor = Self.processorName
        processors = ProcessInfo.processInfo.activeProcessorCount
        system = ProcessInfo.processInfo.operatingSystemVersionString
        var average = 0.0
        load = getloadavg(&average, 1) == 1 ? average : 0
        share = Self.share(of: processors)
    }

    /// What is wrong with measuring now; nil if nothing is.
    var warning: String? {
        guard share < 0.95 else { return nil }
        return """
            other programs keep this machine busy: the benchmark gets \((share * 100).fixed(0)) % of its processors, and
            the load average is \(load.fixed(1)). What follows is slower than it could be, and varies.
            """
    }

    /// Keeps all processors busy for a moment, and returns how much of their time this process got.
    private static func share(of processors: Int) -> Double {
        let moment = 0.25
        let before = clock()
        let end = ContinuousClock.now + .seconds(moment)
        DispatchQueue.concurrentPerform(iterations: processors) { _ in
            while ContinuousClock.now < end {}
        }
        return Double(clock() - before) / Double(CLOCKS_PER_SEC) / moment / Double(processors)
    }

    /// The name of the processor, as the operating system knows it.
    private static var processorName: String {
        #if os(Linux)
            let lines = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?.split(separator: "\n") ?? []
            let name = lines.first { $0.hasPrefix("model name") }?.split(separator: ":").last
            return name.map { $0.trimmingCharacters(in: .whitespaces) } ?? "a processor without a name"
        #else
            var name = [UInt8](repeating: 0, count: 256)
            var size = name.count
            guard sysctlbyname("machdep.cpu.brand_string", &name, &size, nil, 0) == 0 else {
                return "a processor without a name"
            }
            return String(decoding: name.prefix { $0 != 0 }, as: UTF8.self)
        #endif
    }
}
