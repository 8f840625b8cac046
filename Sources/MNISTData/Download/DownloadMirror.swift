#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A folder on a web server that holds the `.gz` files of a data set under their original names.
public struct DownloadMirror: Sendable, Equatable {
    /// The address of the folder, ending with a slash.
    public let address: String

    /// Takes an address that somebody typed, with or without the slash at its end; nil if it is no folder on a server.
    ///
    /// Both `https` and `http` will do: the files are checked against known digests.
    public init?(_ address: String) {
        guard let url = URL(string: address), ["https", "http"].contains(url.scheme?.lowercased()),
            url.host()?.isEmpty == false, url.query() == nil, url.fragment() == nil,
            !address.contains(where: \.isWhitespace)
        else { return nil }
        self.init(known: address.hasSuffix("/") ? address : address + "/")
    }

    /// Takes an address that needs no check.
    init(known address: String) {
        self.address = address
    }

    /// The address of a file.
    func address(of archive: Archive) -> String { address + archive.compressedName }
}
