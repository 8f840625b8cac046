import Foundation

// How fast the trainer is, in one table per question. Call it by `scripts/bench`.
do {
    let options = try Options(CommandLine.arguments.dropFirst())
    if options.wantsHelp {
        print(Options.help)
    } else {
        try Benchmark(options).run()
    }
} catch let error as OptionsError {
    FileHandle.standardError.write(Data("Error: \(error)\n\n\(Options.help)\n".utf8))
    exit(64)
} catch {
    FileHandle.standardError.write(Data("Error: \(error)\n".utf8))
    exit(1)
}
