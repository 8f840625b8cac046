// swift-tools-version: 6.1
import PackageDescription

/// Optimised in every configuration, so that `swift run` and `swift test` train at full speed in debug builds too.
let optimized: [SwiftSetting] = [.unsafeFlags(["-O"])]

/// The flags that compile the one `Kernels` folder for a newer x86-64 instruction set.
func instructionSet(_ flags: String..., define: [SwiftSetting] = []) -> [SwiftSetting] {
    #if arch(x86_64)
        optimized + define + [.unsafeFlags(flags.flatMap { ["-Xcc", $0] })]
    #else
        optimized
    #endif
}

let package = Package(
    name: "mnist",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "mnist", targets: ["mnist"])],
    targets: [
        .systemLibrary(
            name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .target(name: "CCPUFeatures"),

        .target(name: "Kernels", swiftSettings: optimized),
        .target(name: "KernelsAVX2", swiftSettings: instructionSet("-march=x86-64-v3")),
        .target(
            name: "KernelsAVX512",
            swiftSettings: instructionSet(
                "-march=x86-64-v4", "-mprefer-vector-width=512", define: [.define("WIDE_TILES")])),

        .target(name: "Storage", dependencies: ["CZlib"], swiftSettings: optimized),
        .target(
            name: "NeuralNetwork", dependencies: ["CCPUFeatures", "Kernels", "KernelsAVX2", "KernelsAVX512"]),
        .target(name: "MNISTData", dependencies: ["CZlib", "Storage"], swiftSettings: optimized),
        .target(name: "ModelFiles", dependencies: ["NeuralNetwork", "Storage"]),
        .executableTarget(name: "mnist", dependencies: ["NeuralNetwork", "MNISTData", "ModelFiles", "Storage"]),

        .testTarget(name: "KernelsTests", dependencies: ["Kernels", "KernelsAVX2", "KernelsAVX512", "NeuralNetwork"]),
        .testTarget(name: "StorageTests", dependencies: ["Storage"]),
        .testTarget(name: "NeuralNetworkTests", dependencies: ["NeuralNetwork", "MNISTData", "ModelFiles"]),
        .testTarget(name: "MNISTDataTests", dependencies: ["MNISTData", "Storage", "CZlib"]),
        .testTarget(name: "ModelFilesTests", dependencies: ["ModelFiles"]),
        .testTarget(name: "mnistTests", dependencies: ["mnist"]),
        .testTarget(name: "CommandLineTests", dependencies: ["mnist"]),
    ]
)
