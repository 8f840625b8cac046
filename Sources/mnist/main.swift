#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

Interruption.ignoreClosedPipes()
exit(Program(console: Console()).run(Array(CommandLine.arguments.dropFirst())).code)
