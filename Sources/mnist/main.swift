#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

Interruption.prepare()
exit(Program(console: Console()).run(Array(CommandLine.arguments.dropFirst())).code)
