import Foundation
import Testing

@testable import MNISTData
@testable import mnist_fetch

/// Which addresses may be mirrors, and where a connection may lead.
@Suite("A mirror")
struct DownloadMirrorTests {
    @Test(
        "may be named with or without the slash at its end",
        arguments: [
            ("https://example.org/mnist", "https://example.org/mnist/x.gz"),
            ("https://example.org/mnist/", "https://example.org/mnist/x.gz"),
            ("https://example.org", "https://example.org/x.gz"),
            ("HTTP://127.0.0.1:8000/a%20b", "HTTP://127.0.0.1:8000/a%20b/x.gz"),
        ])
    func accepted(address: String, file: String) {
        let archive = Archive(name: "x", compressedSize: 0, compressedSHA256: "", size: 0, crc32: 0)
        #expect(DownloadMirror(address)?.address(of: archive) == file)
    }

    @Test(
        "is refused if it is no folder on a server",
        arguments: [
            "", "example.org", "https://", "https:///mnist", "https://example.org/?file=", "https://example.org/#top",
            "ftp://example.org/", "file:///srv/mnist", "https://a b/", "https://example.org/ ",
        ])
    func refused(address: String) {
        #expect(DownloadMirror(address) == nil)
    }

    @Test(
        "may redirect to anything encrypted, and to plain http only from plain http",
        arguments: [
            ("https://a/", "https://b/", true), ("http://a/", "https://b/", true), ("http://a/", "http://b/", true),
            ("https://a/", "http://a/", false), ("HTTPS://a/", "HTTP://a/", false), ("https://a/", "ftp://a/", false),
            ("http://a/", "file:///etc/passwd", false),
        ])
    func redirect(origin: String, target: String, isPermitted: Bool) {
        #expect(Transfer.permitsRedirect(from: URL(string: origin), to: URL(string: target)) == isPermitted)
    }
}
