#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A folder on a web server that holds the `.gz` files of a data set under their original names.
public struct DownloadMirror: Sendable, Equatable {
    /// The address of the folder, ending with a slash.
    public let address: String

    /// Takes an address that somebody typed, with or without the slash at its end.
    ///
    /// Both `https` and `http` will do: the files are checked against known digests. Throws if it is anything else.
    public init(_ address: String) throws(DownloadMirrorError) {
        guard let url = URL(string: address), let scheme = url.scheme?.lowercased() else {
            throw .notAnAddress(address)
        }
        if scheme == "file" { throw .localFolder(address) }
        guard scheme == "https" || scheme == "http" else { throw .unknownScheme(address) }
        guard let host = url.host(), !host.isEmpty, url.query() == nil, url.fragment() == nil else {
            throw .notAnAddress(address)
        }
        self.init(known: address.hasSuffix("/") ? address : address + "/")
    }

    /// Takes an address that needs no check.
    init(known address: String) {
        self.address = address
    }

    /// The address of a file.
    func address(of archive: Archive) -> String { address + archive.compressedName }
}

/// Why something is not the address of a mirror.
public enum DownloadMirrorError: Error, Equatable, Sendable {
    /// It is no address of a folder on a server at all.
    case notAnAddress(String)
    /// It is an address for something else than a browser.
    case unknownScheme(String)
    /// It is a folder of this machine.
    case localFolder(String)
}

extension DownloadMirrorError: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .notAnAddress(let address):
            "'\(address)' is not the address of a folder on a server, such as https://example.org/mnist/"
        case .unknownScheme(let address): "'\(address)' is neither an https nor an http address"
        case .localFolder(let address): "'\(address)' is on this machine: name the folder with --data instead"
        }
    }
}
