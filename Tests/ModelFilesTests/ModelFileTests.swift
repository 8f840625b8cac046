import NeuralNetwork
import Storage
import Testing

@testable import ModelFiles

/// What goes into a model file comes out of it.
@Suite("A model file")
struct ModelFileTests {
    @Test(
        "is the same after saving and loading",
        arguments: [[1, 1], [3, 2], [3, 2, 2], [784, 512, 10], [5, 4, 3, 16]])
    func roundTrip(sizes: [Int]) throws {
        let folder = try TemporaryFolder()
        let network = MultilayerPerceptron.example(sizes)
        var card = ModelCard.example
        card.classNames = (0..<network.classes).map { "class \($0)" }
        for card in [card, nil] {
            let model = ModelFile(network: network, card: card)
            try model.save(to: folder("model"))
            #expect(try ModelFile(path: folder("model")) == model)
            #expect(try folder.bytes("model") == model.written())
        }
        #expect(try folder.names() == ["model"])
    }

    @Test("has its layers in the order of their numbers, however many there are")
    func manyLayers() throws {
        let model = ModelFile(network: .example(Array(1...13)), card: nil)
        let bytes = model.written()
        #expect(try bytes.withUnsafeBytes { try ModelFile(bytes: $0, path: "x") } == model)
    }

    @Test("without a card is what the reference implementation writes")
    func referenceLayout() throws {
        // safetensors.numpy.save({"dense.kernel": …, "dense.bias": …}) of safetensors 0.8.0
        let header = """
            {"dense.bias":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},\
            "dense.kernel":{"dtype":"F32","shape":[1,2],"data_offsets":[8,16]}}      
            """
        let file = safetensors(header, data: bytes([0.375, 0.5, 0.125, 0.25]))
        let model = ModelFile(network: .example([1, 2]), card: nil)
        #expect(model.written() == file)
        #expect(try file.withUnsafeBytes { try ModelFile(bytes: $0, path: "x") } == model)
    }

    @Test("says in its metadata what the card says, as text")
    func metadata() throws {
        let bytes = ModelFile.example.written()
        let header = try bytes.withUnsafeBytes { try SafetensorsHeader.read($0).header }
        #expect(
            header.metadata == [
                "format_version": "1",
                "dataset": "fashion-mnist",
                "class_names": #"["T-shirt/top","\"é\\👟"]"#,
                "layer_sizes": "[3,2,2]",
                "activation": "relu",
                "loss": "crossentropy",
                "input_scaling": "pixels / 255",
                "seed": "18446744073709551615",
                "epochs_completed": "3",
                "history": #"{"accuracy":[0.1,0.3333333333333333,1.0],"loss":[2.302585092994046,1e-07,0.0]}"#,
                "data_crc32": "00c0ffee",
                "content_crc32": "b911c6f2",
            ])
        #expect(
            header.tensors == [
                .init(name: "dense.bias", type: .float32, shape: [2], bytes: 0..<8),
                .init(name: "dense.kernel", type: .float32, shape: [3, 2], bytes: 8..<32),
                .init(name: "dense_1.bias", type: .float32, shape: [2], bytes: 32..<40),
                .init(name: "dense_1.kernel", type: .float32, shape: [2, 2], bytes: 40..<56),
            ])
    }

    @Test("loads with metadata of other programs, with and beside the card")
    func foreignMetadata() throws {
        let model = ModelFile.example
        for (card, own) in [(model.card, true), (nil, false)] {
            let written = ModelFile(network: model.network, card: card).written()
            let file = try changed(written) { $0["format"] = "np" }
            let loaded = try file.withUnsafeBytes { try ModelFile(bytes: $0, path: "x") }
            #expect(loaded.network == model.network)
            #expect((loaded.card != nil) == own)
        }
    }

    @Test(
        "of the reference implementation loads, and is written byte for byte the same",
        .enabled(if: oracle != nil, "MNIST_ORACLE does not name the folder of recorded runs"))
    func oracleFile() throws {
        let path = try #require(oracle) + "/mnist/initial.safetensors"
        let model = try ModelFile(path: path)
        #expect(model.network.layerSizes == [784, 512, 10])
        #expect(model.card == nil)
        #expect(model.network.layers.allSatisfy { $0.bias.allSatisfy { $0 == 0 } })
        let original = try MappedFile(path: path)
        #expect(model.written().elementsEqual(original.bytes))
    }
}
