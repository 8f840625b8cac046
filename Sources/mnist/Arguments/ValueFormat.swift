/// How the value of an option is read from the command line and written into the help.
struct ValueFormat<Value> {
    /// The values that are accepted, in words: "a whole number from 1 to 64".
    let allowed: String
    /// The values themselves where they are few enough to list.
    var choices: [String] = []
    /// Reads a value; nil when it is not one of those allowed.
    let read: (String) -> Value?
    /// Writes a value as a person would type it.
    let write: (Value) -> String
}

extension ValueFormat where Value: FixedWidthInteger {
    /// A whole number within `range`.
    static func wholeNumber(_ range: ClosedRange<Value>) -> ValueFormat {
        ValueFormat(
            allowed: "a whole number from \(range.lowerBound) to \(range.upperBound)",
            read: { text in Value(text).flatMap { range.contains($0) ? $0 : nil } },
            write: { "\($0)" })
    }
}

extension ValueFormat<Float> {
    /// A finite number greater than zero.
    static var positiveNumber: ValueFormat {
        ValueFormat(
            allowed: "a finite number greater than 0",
            read: { text in Float(text).flatMap { $0.isFinite && $0 > 0 ? $0 : nil } },
            write: { "\($0)" })
    }
}

extension ValueFormat where Value: BinaryFloatingPoint & LosslessStringConvertible {
    /// A number that is at least the lower bound of `range` and below the upper one.
    static func number(_ range: Range<Value>) -> ValueFormat {
        ValueFormat(
            allowed: "a number that is at least \(range.lowerBound) and below \(range.upperBound)",
            read: { text in Value(text).flatMap { range.contains($0) ? $0 : nil } },
            write: { "\($0)" })
    }

    /// A number within `range`.
    static func number(_ range: ClosedRange<Value>) -> ValueFormat {
        ValueFormat(
            allowed: "a number from \(range.lowerBound) to \(range.upperBound)",
            read: { text in Value(text).flatMap { range.contains($0) ? $0 : nil } },
            write: { "\($0)" })
    }
}

extension ValueFormat<String> {
    /// Any text but an empty one; `kind` says what it names: "a file name".
    static func text(_ kind: String) -> ValueFormat {
        ValueFormat(allowed: kind, read: { $0.isEmpty ? nil : $0 }, write: { $0 })
    }
}

extension ValueFormat where Value: CaseIterable & RawRepresentable<String> {
    /// One of the names of an enumeration.
    static var choice: ValueFormat {
        let names = Value.allCases.map(\.rawValue)
        return ValueFormat(
            allowed: names.dropLast().joined(separator: ", ") + " or " + (names.last ?? ""), choices: names,
            read: { Value(rawValue: $0) },
            write: { $0.rawValue })
    }
}
