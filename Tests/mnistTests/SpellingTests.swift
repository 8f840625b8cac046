import Testing

@testable import mnist

@Suite("Suggestions")
struct SpellingTests {
    @Test(
        "names the option that was probably meant",
        arguments: [
            ("--epoch", "--epochs"), ("--ephocs", "--epochs"), ("--eopchs", "--epochs"), ("-epochs", "--epochs"),
            ("--batchsize", "--batch-size"), ("--batch_size", "--batch-size"), ("--learn", "--learning-rate"),
            ("--learning_rate", "--learning-rate"), ("--verbos", "--verbose"), ("--thread", "--threads"),
            ("--jsno", "--json"), ("--modle", "--model"), ("--noshuffle", "--no-shuffle"), ("--see", "--seed"),
            ("--optimiser", "--optimizer"), ("--hiden", "--hidden"), ("--lernig-rate", "--learning-rate"),
        ])
    func near(typed: String, meant: String) {
        #expect(nearest(to: typed, in: Train.optionNames) == meant)
    }

    @Test(
        "stays silent when nothing is near",
        arguments: ["--", "-", "-x", "--x", "--gpu", "--dropout", "--lr", "", "train"])
    func far(typed: String) {
        #expect(nearest(to: typed, in: Train.optionNames) == nil)
    }

    @Test(
        "names the command that was probably meant",
        arguments: [("trian", "train"), ("evaluate", "eval"), ("pred", "predict")])
    func commands(typed: String, meant: String) {
        #expect(nearest(to: typed, in: Program.commands.map { $0.name }) == meant)
    }
}
