/// What happens while a data set is loaded, for whoever shows it.
///
/// `file` is the name of a `.gz` file.
public enum LoadingEvent: Sendable, Equatable {
    /// A file was found that is not the original; it is not used.
    case rejected(path: String, reason: String)
    /// The download of a file begins, or begins anew.
    case started(file: String, url: String, totalBytes: Int)
    /// That many bytes of a file have arrived.
    case received(file: String, bytes: Int, totalBytes: Int)
    /// A file has arrived and is the original.
    case finished(file: String)
    /// An attempt failed; the same mirror is asked again after a pause.
    case retrying(file: String, url: String, reason: String, pause: Duration)
    /// A mirror is given up; the next one, if any, is asked.
    case failedMirror(file: String, url: String, reason: String)
    /// A downloaded file is used, but could not be kept in the data folder.
    case notKept(path: String, reason: String)
}
