extension ProgressBar {
    /// What a bar counts.
    enum Unit {
        /// Steps of training: `469/469`, `3ms/step`.
        case steps
        /// Bytes of a file: `4.2/9.9 MB`, `12.3 MB/s`.
        case bytes

        /// How much is done of how much, as wide as the target needs.
        func counter(_ current: Int, of target: Int) -> String {
            switch self {
            case .steps:
                return aligned("\(current)", with: "\(target)")
            case .bytes:
                let scale = ByteScale(for: Double(target))
                return aligned(scale.number(Double(current)), with: scale.number(Double(target))) + " " + scale.name
            }
        }

        /// How long one step takes, or how many bytes come in a second.
        func pace(_ secondsPerUnit: Double) -> String {
            switch self {
            case .steps:
                if secondsPerUnit >= 1 || secondsPerUnit == 0 { return secondsPerUnit.fixed(0) + "s/step" }
                if secondsPerUnit >= 1e-3 { return (secondsPerUnit * 1e3).fixed(0) + "ms/step" }
                return (secondsPerUnit * 1e6).fixed(0) + "us/step"
            case .bytes:
                let bytesPerSecond = secondsPerUnit > 0 ? 1 / secondsPerUnit : 0
                let scale = ByteScale(for: bytesPerSecond)
                return "\(scale.number(bytesPerSecond)) \(scale.name)/s"
            }
        }

        /// The two numbers of a counter, with spaces before the first so that its width never changes.
        private func aligned(_ current: String, with target: String) -> String {
            String(repeating: " ", count: max(0, target.count - current.count)) + current + "/" + target
        }
    }

    /// The decimal multiple in which a number of bytes is easiest to read.
    private struct ByteScale {
        /// The name of the multiple, such as `MB`.
        let name: String
        /// The number of bytes that it stands for.
        private let size: Double
        /// The number of decimals to show.
        private let decimals: Int

        /// The scale for numbers of bytes up to `bytes`.
        init(for bytes: Double) {
            (name, size, decimals) = bytes >= 1e6 ? ("MB", 1e6, 1) : bytes >= 1e3 ? ("kB", 1e3, 1) : ("B", 1, 0)
        }

        /// A number of bytes on this scale, without the scale's name.
        func number(_ bytes: Double) -> String { (bytes / size).fixed(decimals) }
    }
}
