// swift-tools-version: 6.1
import PackageDescription

/// Optimised as a whole in every configuration: what loops over bytes and numbers is fast in debug builds, too.
///
/// More than one thread makes the compiler write the object file per source file that the package manager expects.
let optimized: [SwiftSetting] = [.unsafeFlags(["-O", "-wmo", "-num-threads", "2", "-disable-batch-mode"])]

/// How to compile the one `Kernels` folder for an x86-64 instruction set; other processors need no more than `-O`.
func kernels(_ define: String? = nil, _ flags: String...) -> [SwiftSetting] {
    #if arch(x86_64)
        optimized + (define.map { [.define($0)] } ?? []) + [.unsafeFlags(flags.flatMap { ["-Xcc", $0] })]
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

        .target(name: "KernelTypes", swiftSettings: optimized),
        .target(
            name: "Kernels", dependencies: ["CCPUFeatures", "KernelTypes"],
            swiftSettings: kernels("EMULATED_MULTIPLY_ADD")),
        .target(
            name: "KernelsAVX2", dependencies: ["CCPUFeatures", "KernelTypes"],
            swiftSettings: kernels(nil, "-march=x86-64-v3")),
        .target(
            name: "KernelsAVX512", dependencies: ["CCPUFeatures", "KernelTypes"],
            swiftSettings: kernels("WIDE_TILES", "-march=x86-64-v4", "-mprefer-vector-width=512")),

        .target(name: "Storage", dependencies: ["CZlib"], swiftSettings: optimized),
        .target(
            name: "NeuralNetwork",
            dependencies: ["CCPUFeatures", "KernelTypes", "Kernels", "KernelsAVX2", "KernelsAVX512"]),
        .target(name: "MNISTData", dependencies: ["CZlib", "Storage"], swiftSettings: optimized),
        .target(name: "ModelFiles", dependencies: ["NeuralNetwork", "Storage"]),
        .executableTarget(name: "mnist-fetch", dependencies: ["MNISTData"]),
        // Not linked, but run: a program that depends on another is never built without it.
        .executableTarget(
            name: "mnist", dependencies: ["NeuralNetwork", "MNISTData", "ModelFiles", "Storage", "mnist-fetch"]),
        .executableTarget(
            name: "Benchmark", dependencies: ["Kernels", "KernelsAVX2", "KernelsAVX512", "NeuralNetwork", "MNISTData"]),

        .testTarget(
            name: "KernelsTests",
            dependencies: ["KernelTypes", "Kernels", "KernelsAVX2", "KernelsAVX512", "NeuralNetwork"]),
        .testTarget(name: "StorageTests", dependencies: ["Storage"]),
        .testTarget(name: "NeuralNetworkTests", dependencies: ["NeuralNetwork", "MNISTData", "ModelFiles"]),
        .testTarget(name: "MNISTDataTests", dependencies: ["MNISTData", "Storage", "CZlib", "mnist-fetch"]),
        .testTarget(name: "ModelFilesTests", dependencies: ["ModelFiles"]),
        .testTarget(name: "mnistTests", dependencies: ["mnist", "MNISTData"]),
        .testTarget(name: "CommandLineTests", dependencies: ["mnist", "ModelFiles", "NeuralNetwork"]),
        .testTarget(name: "BenchmarkTests", dependencies: ["Benchmark"]),
    ]
)
