/// A question that the benchmark answers with a table.
enum Section: String, CaseIterable {
    // The processes come first: a program that starts another lends it the memory that it has itself used so far, in
    // the eyes of Linux, and so must not have used much.
    case processes, epoch, phases, threads, data, batch, width, samples, evaluation, long

    /// The heading of its table.
    var title: String {
        switch self {
        case .processes: "Whole processes, as typed"
        case .epoch: "One epoch on each instruction set, beside the most that the processor can do"
        case .phases: "Where a step's time goes, on the first thread"
        case .threads: "Threads"
        case .data: "Data with less and less to skip"
        case .batch: "Batch size"
        case .width: "Hidden units"
        case .samples: "Number of samples"
        case .evaluation: "Evaluation"
        case .long: "Many epochs: does training get slower when the losses get tiny?"
        }
    }

    /// Measures, and returns the table.
    func table(_ laboratory: Laboratory) throws -> Table {
        switch self {
        case .processes: try laboratory.processes()
        case .epoch: try laboratory.epoch()
        case .phases: try laboratory.phases()
        case .threads: try laboratory.threads()
        case .data: try laboratory.data()
        case .batch: try laboratory.batch()
        case .width: try laboratory.width()
        case .samples: try laboratory.samples()
        case .evaluation: try laboratory.evaluation()
        case .long: try laboratory.long()
        }
    }
}
