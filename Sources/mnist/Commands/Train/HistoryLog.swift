import NeuralNetwork
import Storage

/// A table of the epochs in the format of Keras's `CSVLogger`, byte for byte: a row is in the file when its epoch is over.
final class HistoryLog {
    /// The file.
    private let file: GrowingFile
    /// What kept a row from being written; nothing is written after it.
    private(set) var failure: StorageError?

    /// The names of the columns.
    private static let columns = "epoch,accuracy,loss,val_accuracy,val_loss"

    /// Opens the file; what it holds stays until `begin()`.
    init(path: String) throws(StorageError) {
        file = try GrowingFile(path: path)
    }

    /// Begins a table, in place of what the file holds.
    func begin() { file.empty() }

    /// Adds the row of an epoch, counted from 1 here, and from 0 in the table.
    ///
    /// An error does not stop training, which has a model to save.
    func append(_ record: EpochRecord, epoch: Int) {
        guard failure == nil else { return }
        let validation = record.validation.map { ["\($0.accuracy)", "\($0.loss)"] } ?? ["NA", "NA"]
        let row = ["\(epoch - 1)", "\(record.training.accuracy)", "\(record.training.loss)"] + validation
        let lines = (epoch == 1 ? [Self.columns] : []) + [row.joined(separator: ",")]
        // The dialect of CSV that Python calls "excel" ends lines as RFC 4180 says.
        do { try file.append(lines.map { $0 + "\r\n" }.joined()) } catch { failure = error }
    }
}
