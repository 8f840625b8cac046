import NeuralNetwork
import Storage
import Testing

@testable import ModelFiles

/// What is said to files that hold no network which this program can run.
@Suite("A file that is no model")
struct ModelFileErrorTests {
    /// What goes wrong when `file` is loaded; nil if nothing does.
    private func fault(_ file: [UInt8]) -> ModelFileError? {
        file.withUnsafeBytes { bytes in
            do throws(ModelFileError) {
                _ = try ModelFile(bytes: bytes, path: "x")
                return nil
            } catch {
                return error
            }
        }
    }

    /// A file of tensors of zeros.
    private func file(_ tensors: [(name: String, type: String, shape: [Int])]) -> [UInt8] {
        var end = 0
        let entries = tensors.map { tensor in
            let begin = end
            end += tensor.shape.reduce(tensor.type == "F16" ? 2 : 4, *)
            return
                #""\#(tensor.name)":{"dtype":"\#(tensor.type)","shape":\#(tensor.shape),"data_offsets":[\#(begin),\#(end)]}"#
        }
        return safetensors("{\(entries.joined(separator: ","))}", data: Array(repeating: 0, count: end))
    }

    /// Tensors that are not the layers of a network, and what the loader says.
    static let misfits: [(tensors: [(name: String, type: String, shape: [Int])], error: ModelContentError)] = [
        ([], .missingTensor("dense.kernel")),
        ([("model.embedding", "F32", [2])], .missingTensor("dense.kernel")),
        ([("dense.kernel", "F32", [3, 2])], .missingTensor("dense.bias")),
        ([("dense.bias", "F32", [2])], .missingTensor("dense.kernel")),
        (
            [("dense.kernel", "F32", [3, 2]), ("dense.bias", "F32", [2]), ("dense_1.bias", "F32", [2])],
            .foreignTensor("dense_1.bias")
        ),
        (
            [("dense.kernel", "F32", [3, 2]), ("dense.bias", "F32", [2]), ("dense_2.kernel", "F32", [2, 2])],
            .foreignTensor("dense_2.kernel")
        ),
        (
            [("dense.kernel", "F32", [3, 2]), ("dense.bias", "F32", [2]), ("step", "F32", [])],
            .foreignTensor("step")
        ),
        (
            [("dense.kernel", "F16", [3, 2]), ("dense.bias", "F32", [2])],
            .wrongType(tensor: "dense.kernel", found: .float16)
        ),
        (
            [("dense.kernel", "F32", [3, 2]), ("dense.bias", "I32", [2])],
            .wrongType(tensor: "dense.bias", found: .int32)
        ),
        (
            [("dense.kernel", "F32", [6]), ("dense.bias", "F32", [2])],
            .wrongShape(tensor: "dense.kernel", expected: "[inputs, units]", found: [6])
        ),
        (
            [("dense.kernel", "F32", [3, 2, 1]), ("dense.bias", "F32", [2])],
            .wrongShape(tensor: "dense.kernel", expected: "[inputs, units]", found: [3, 2, 1])
        ),
        (
            [("dense.kernel", "F32", []), ("dense.bias", "F32", [])],
            .wrongShape(tensor: "dense.kernel", expected: "[inputs, units]", found: [])
        ),
        (
            [("dense.kernel", "F32", [0, 2]), ("dense.bias", "F32", [2])],
            .wrongShape(tensor: "dense.kernel", expected: "[inputs, units]", found: [0, 2])
        ),
        (
            [("dense.kernel", "F32", [3, 0]), ("dense.bias", "F32", [0])],
            .wrongShape(tensor: "dense.kernel", expected: "[inputs, units]", found: [3, 0])
        ),
        (
            [("dense.kernel", "F32", [3, 2]), ("dense.bias", "F32", [3])],
            .wrongShape(tensor: "dense.bias", expected: "[2]", found: [3])
        ),
        (
            [("dense.kernel", "F32", [3, 2]), ("dense.bias", "F32", [1, 2])],
            .wrongShape(tensor: "dense.bias", expected: "[2]", found: [1, 2])
        ),
        (
            [
                ("dense.kernel", "F32", [3, 2]), ("dense.bias", "F32", [2]), ("dense_1.kernel", "F32", [3, 2]),
                ("dense_1.bias", "F32", [2]),
            ],
            .wrongShape(tensor: "dense_1.kernel", expected: "[2, units]", found: [3, 2])
        ),
        ([("dense.kernel", "F32", [3, 17]), ("dense.bias", "F32", [17])], .tooManyClasses(17)),
    ]

    @Test("is refused if its tensors are not the layers of a network", arguments: misfits)
    func misfitting(tensors: [(name: String, type: String, shape: [Int])], error: ModelContentError) {
        #expect(fault(file(tensors)) == .content(error, path: "x"))
    }

    @Test("is refused if a parameter is not a finite number", arguments: [Float.nan, .infinity, -.infinity])
    func notFinite(value: Float) throws {
        let folder = try TemporaryFolder()
        let path = try folder.write([1, 2, 3], to: "model")
        for card in [ModelCard.example, nil] {
            var model = ModelFile(network: .example([3, 2, 2]), card: card)
            model.network.layers[1].kernel[2] = value
            let error = ModelContentError.notFinite(tensor: "dense_1.kernel", index: 2)
            #expect(fault(model.written()) == .content(error, path: "x"))
            // What could not be loaded is not saved either: the old file stays.
            #expect(throws: ModelFileError.content(error, path: path)) { try model.save(to: path) }
        }
        #expect(try folder.bytes("model") == [1, 2, 3])
    }

    @Test("is not saved if what the card says could not be read again")
    func unreadableCard() throws {
        let folder = try TemporaryFolder()
        var model = ModelFile.example
        model.card?.history[0].training.loss = .nan
        #expect(throws: ModelFileError.self) { try model.save(to: folder("model")) }
        model = .example
        model.card?.classNames.append("one too many")
        #expect(throws: ModelFileError.self) { try model.save(to: folder("model")) }
        #expect(try folder.names() == [])
    }

    /// Metadata of the example, changed, with a checksum that holds, and what the loader says.
    static let cards: [(key: String, text: String?, error: ModelContentError)] =
        [
            ("format_version", "2", .newerVersion(2)),
            ("format_version", "0", .metadata(key: "format_version", expected: "1", found: "0")),
            (
                "format_version", nil,
                .metadata(key: "format_version", expected: "a whole number from 0 to 9223372036854775807", found: nil)
            ),
            ("layer_sizes", "[3,2]", .metadata(key: "layer_sizes", expected: "[3,2,2]", found: "[3,2]")),
            ("activation", "gelu", .unsupported(key: "activation", supported: "relu, sigmoid, tanh", found: "gelu")),
            ("loss", "hinge", .unsupported(key: "loss", supported: "crossentropy, mse", found: "hinge")),
            (
                "input_scaling", "pixels / 127.5 - 1",
                .unsupported(key: "input_scaling", supported: "pixels / 255", found: "pixels / 127.5 - 1")
            ),
            ("activation", nil, .metadata(key: "activation", expected: "a text", found: nil)),
            ("dataset", nil, .metadata(key: "dataset", expected: "a text", found: nil)),
        ]
        + [#"["a"]"#, #"["a",1]"#, #"["a","\u001b[2J"]"#, #"["a\n","b"]"#, #"["a","\u0085"]"#].map {
            (
                "class_names", $0,
                .metadata(key: "class_names", expected: "2 names without control characters", found: $0)
            )
        }
        + [
            (
                "seed", "-1",
                .metadata(key: "seed", expected: "a whole number from 0 to 18446744073709551615", found: "-1")
            ),
            (
                "seed", "18446744073709551616",
                .metadata(
                    key: "seed", expected: "a whole number from 0 to 18446744073709551615",
                    found: "18446744073709551616")
            ),
            (
                "epochs_completed", "+3",
                .metadata(
                    key: "epochs_completed", expected: "a whole number from 0 to 9223372036854775807", found: "+3")
            ),
            (
                "epochs_completed", "-3",
                .metadata(
                    key: "epochs_completed", expected: "a whole number from 0 to 9223372036854775807", found: "-3")
            ),
            (
                "data_crc32", "C0FFEE00",
                .metadata(key: "data_crc32", expected: "eight hexadecimal digits", found: "C0FFEE00")
            ),
            ("data_crc32", "ffee", .metadata(key: "data_crc32", expected: "eight hexadecimal digits", found: "ffee")),
        ]
        + [
            "", "{}", "[]", #"{"accuracy":[1]}"#, #"{"accuracy":[1],"loss":[]}"#, #"{"accuracy":["1"],"loss":[1]}"#,
            #"{"accuracy":[1],"loss":[NaN]}"#, #"{"accuracy":[1],"loss":[1]}}"#,
        ].map {
            ("history", $0, .metadata(key: "history", expected: "the accuracy and the loss of each epoch", found: $0))
        }

    @Test("is refused if its metadata is not a card that this version knows", arguments: cards)
    func card(key: String, text: String?, error: ModelContentError) throws {
        let file = try changed(ModelFile.example.written()) { metadata in
            metadata[key] = text
        } checksum: {
            CardMetadata($0).checksum(with: $1)
        }
        #expect(fault(file) == .content(error, path: "x"))
    }

    @Test("is refused if it was damaged", arguments: ["dataset", "seed", "history", "content_crc32"])
    func checksum(key: String) throws {
        let file = try changed(ModelFile.example.written()) { $0[key, default: ""] += "0" }
        guard case .content(.wrongChecksum, _) = fault(file) else {
            Issue.record("\(String(describing: fault(file)))")
            return
        }
    }

    @Test(
        "is named in the message, with what is wrong, where, and what to do next",
        arguments: [
            (
                .format(.wrongDataLength(expected: 56, found: 55), path: "x"),
                """
                x: expected 56 bytes of tensors after the header, found 55. \
                The file is damaged: take another copy of it, or train again.
                """
            ),
            (
                .format(.malformedHeader(.unexpected("'x'", expected: "':'", offset: 5)), path: "x"),
                """
                x: wrong header at byte 13: expected ':', found 'x'. \
                The file is damaged: take another copy of it, or train again.
                """
            ),
            (
                .content(.foreignTensor("\u{1b}[2Jnew\nline" + String(repeating: "x", count: 200)), path: "x"),
                """
                x: the tensor "\\u001b[2Jnew\\u000aline\(String(repeating: "x", count: 68))…" belongs to no layer. \
                A model consists of dense.kernel [inputs, units] and dense.bias [units], \
                dense_1.kernel and dense_1.bias, dense_2.kernel and so on.
                """
            ),
            (
                .content(.notFinite(tensor: "dense.kernel", index: 7), path: "x"),
                """
                x: number 7 of dense.kernel is infinite or not a number. \
                Train again, with a smaller learning rate.
                """
            ),
            (
                .content(.newerVersion(2), path: "x"),
                "x: the file is of version 2, and this program reads up to version 1. Update the program."
            ),
            (
                .content(.tooManyClasses(17), path: "x"),
                "x: the network tells 17 classes apart, and this program at most 16."
            ),
        ] as [(ModelFileError, String)])
    func messages(error: ModelFileError, message: String) {
        #expect(error.description == message)
    }

    @Test("is refused if it is no file, or no safetensors file")
    func foreign() throws {
        let folder = try TemporaryFolder()
        #expect(throws: ModelFileError.storage(try storageError(folder.path))) { try ModelFile(path: folder.path) }
        let missing = folder("missing")
        let error = #expect(throws: ModelFileError.self) { try ModelFile(path: missing) }
        #expect(error?.isMissingFile == true)
        let empty = try folder.write([], to: "empty")
        #expect(throws: ModelFileError.format(.tooShort(size: 0), path: empty)) { try ModelFile(path: empty) }
        let page = try folder.write(Array("<!DOCTYPE html><title>404</title>".utf8), to: "page")
        #expect(throws: ModelFileError.format(.foreign("a web page"), path: page)) { try ModelFile(path: page) }
    }

    /// The error of the disk when `path` is read.
    private func storageError(_ path: String) throws -> StorageError {
        try #require(throws: StorageError.self) { try MappedFile(path: path) }
    }
}
