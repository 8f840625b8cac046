extension SIMDKernels {
    /// The derivative of the mean cross-entropy with respect to the scores: `(probabilities − one-hot labels) / batch`.
    ///
    /// - `probabilities` and `errors` are `[samples][16]`; `labels` is `[samples]`; `batch` counts the whole batch.
    public static func crossEntropyErrors(
        samples: Int, batch: Float, probabilities: UnsafePointer<Float>, labels: UnsafePointer<UInt8>,
        errors: UnsafeMutablePointer<Float>
    ) {
        for sample in 0..<samples {
            let row = errors + sample &* lanes
            store(difference(probabilities + sample &* lanes, labels[sample], scratch: row), row)
            store(flushed(load(row) / Vector(repeating: batch), below: 0x1p-64), row)
        }
    }

    /// The squared error of each sample: the mean over the classes of `(probability − one-hot label)²`.
    ///
    /// - `probabilities` is `[samples][16]`; `labels` and `losses` are `[samples]`.
    public static func squaredErrorLosses(
        samples: Int, classes: Int, probabilities: UnsafePointer<Float>, labels: UnsafePointer<UInt8>,
        losses: UnsafeMutablePointer<Float>
    ) {
        for sample in 0..<samples {
            var sum: Float = 0
            for label in 0..<classes {
                let target: Float = label == Int(labels[sample]) ? 1 : 0
                let difference = probabilities[sample &* lanes &+ label] - target
                sum += difference * difference
            }
            losses[sample] = sum / Float(classes)
        }
    }

    /// The derivative of the mean squared error with respect to the scores, through the softmax.
    ///
    /// With d = 2 (p − one-hot label) / (classes · batch), it is p · (d − Σ p·d).
    ///
    /// - `probabilities` and `errors` are `[samples][16]`; `labels` is `[samples]`; `batch` counts the whole batch.
    public static func squaredErrorErrors(
        samples: Int, classes: Int, batch: Float, probabilities: UnsafePointer<Float>, labels: UnsafePointer<UInt8>,
        errors: UnsafeMutablePointer<Float>
    ) {
        let factor = 2 / (Float(classes) * batch)
        for sample in 0..<samples {
            let row = errors + sample &* lanes
            let probability = load(probabilities + sample &* lanes)
            let slope = difference(probabilities + sample &* lanes, labels[sample], scratch: row) * factor
            store(probability * slope, row)
            var sum: Float = 0
            for label in 0..<classes { sum += row[label] }
            store(flushed(probability * (slope - Vector(repeating: sum)), below: 0x1p-64), row)
        }
    }
}

/// A row of probabilities less the one-hot label; `scratch` is a row of memory to use.
@inline(__always)
private func difference(
    _ probabilities: UnsafePointer<Float>, _ label: UInt8, scratch: UnsafeMutablePointer<Float>
) -> Vector {
    store(load(probabilities), scratch)
    scratch[Int(label)] -= 1
    return load(scratch)
}
