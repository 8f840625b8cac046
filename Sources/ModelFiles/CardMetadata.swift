import Storage

/// The texts of a ``ModelCard`` in the metadata of a safetensors file, which maps texts to texts.
struct CardMetadata {
    /// The keys of the texts.
    ///
    /// What is more than a text or a number is JSON.
    enum Key: String, CaseIterable {
        case formatVersion = "format_version"
        case dataset
        case classNames = "class_names"
        case layerSizes = "layer_sizes"
        case activation
        case loss
        case inputScaling = "input_scaling"
        case seed
        case epochsCompleted = "epochs_completed"
        case history
        case dataChecksum = "data_crc32"
        case contentChecksum = "content_crc32"
    }

    /// The metadata, in which other programs may have put texts of their own.
    private(set) var texts: [String: String]

    /// Takes over the metadata of a file.
    init(_ texts: [String: String] = [:]) {
        self.texts = texts
    }

    /// The text of a key; nil if there is none.
    subscript(key: Key) -> String? {
        get { texts[key.rawValue] }
        set { texts[key.rawValue] = newValue }
    }

    /// The CRC-32 of the parameters and then, in the order of their keys, of all other texts of the card.
    ///
    /// Each text counts as `key=text` and a line feed. So no damaged bit of a file goes unnoticed.
    func checksum(with data: UnsafeRawBufferPointer) -> String {
        var checksum = CRC32()
        checksum.update(data)
        for key in Key.allCases.map(\.rawValue).sorted() where key != Key.contentChecksum.rawValue {
            if let text = texts[key] { Array("\(key)=\(text)\n".utf8).withUnsafeBytes { checksum.update($0) } }
        }
        return checksum.value.hexadecimal
    }
}

// MARK: - Reading

extension CardMetadata {
    /// The text of a key, which must be there.
    func text(_ key: Key) throws(ModelContentError) -> String {
        guard let text = self[key] else { throw wrong(key, expected: "a text") }
        return text
    }

    /// The text of a key as a whole number that is not negative.
    func number<Number: FixedWidthInteger>(_ key: Key) throws(ModelContentError) -> Number {
        guard let number = self[key].flatMap({ Number($0) }), "\(number)" == self[key], number >= 0 else {
            throw wrong(key, expected: "a whole number from 0 to \(Number.max)")
        }
        return number
    }

    /// The text of a key as a checksum.
    func hexadecimal(_ key: Key) throws(ModelContentError) -> UInt32 {
        guard let number = self[key].flatMap({ UInt32($0, radix: 16) }), number.hexadecimal == self[key] else {
            throw wrong(key, expected: "eight hexadecimal digits")
        }
        return number
    }

    /// The text of a key as JSON, which `read` must read; `expected` says what it should be.
    func json<Value>(
        _ key: Key, _ expected: String, _ read: (inout JSONReader) throws(JSONError) -> Value
    ) throws(ModelContentError) -> Value {
        var reader = JSONReader(Array(try text(key).utf8))
        do {
            let value = try read(&reader)
            try reader.end()
            return value
        } catch {
            throw wrong(key, expected: expected)
        }
    }

    /// Throws unless the text of a key is `expected`.
    func require(_ key: Key, toBe expected: String) throws(ModelContentError) {
        if self[key] != expected { throw wrong(key, expected: expected) }
    }

    /// The text of a key as one of those that this version supports.
    func choice<Choice>(_ key: Key) throws(ModelContentError) -> Choice
    where Choice: RawRepresentable<String> & CaseIterable {
        let text = try text(key)
        guard let choice = Choice(rawValue: text) else {
            let supported = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw .unsupported(key: key.rawValue, supported: supported, found: text)
        }
        return choice
    }

    /// The error that the text of a key is not as `expected`.
    func wrong(_ key: Key, expected: String) -> ModelContentError {
        .metadata(key: key.rawValue, expected: expected, found: self[key])
    }
}
