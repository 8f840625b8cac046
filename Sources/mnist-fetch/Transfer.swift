import Foundation
import MNISTData

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// One HTTP request, whose answer is written to standard output piece by piece as it arrives.
///
/// The session calls its methods on a thread of the session's own, one call at a time. However the transfer ends, the
/// program ends there and then.
final class Transfer: NSObject {
    /// Starts to receive the body that is found at an address.
    static func start(_ address: String) {
        guard let url = URL(string: address) else { end(.invalidAddress, "not an address") }
        URLSession(configuration: configuration, delegate: Transfer(), delegateQueue: nil)
            .dataTask(with: URLRequest(url: url)).resume()
    }

    /// Ends the program, and says why on standard error.
    static func end(_ end: FetchEnd, _ reason: String = "") -> Never {
        try? FileHandle.standardError.write(contentsOf: Data("\(reason)\n".utf8))
        // Not `exit`: the session's threads are still at work and must not find their variables gone.
        _exit(end.rawValue)
    }

    /// Nothing is kept between two requests, and the file is wanted as it is, without another layer of compression.
    private static var configuration: URLSessionConfiguration {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.urlCache = nil
        configuration.httpCookieStorage = nil
        configuration.httpAdditionalHeaders = ["Accept-Encoding": "identity"]
        // Whoever reads the output decides how long to wait.
        configuration.timeoutIntervalForRequest = 24 * 60 * 60
        return configuration
    }

    /// Whether a redirect may be followed: never from an encrypted connection to one that is not, nor off the web.
    static func permitsRedirect(from origin: URL?, to target: URL?) -> Bool {
        switch target?.scheme?.lowercased() {
        case "https": true
        case "http": origin?.scheme?.lowercased() == "http"
        default: false
        }
    }
}

extension Transfer: URLSessionDataDelegate {
    /// Goes on only if the answer is the file.
    func urlSession(
        _: URLSession, dataTask _: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        if let status = (response as? HTTPURLResponse)?.statusCode, status >= 200 { Self.requireOK(status) }
        completionHandler(.allow)
    }

    /// Passes on a piece of the body.
    func urlSession(_: URLSession, dataTask _: URLSessionDataTask, didReceive data: Data) {
        do { try FileHandle.standardOutput.write(contentsOf: data) } catch { Self.end(.unreachable) }
    }

    /// Follows a redirect, or says why not.
    func urlSession(
        _: URLSession, task _: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        guard Self.permitsRedirect(from: response.url, to: request.url) else {
            Self.end(.unsafeRedirect, request.url?.absoluteString ?? "an unknown address")
        }
        completionHandler(request)
    }

    /// Says how it ended.
    func urlSession(_: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let status = (task.response as? HTTPURLResponse)?.statusCode
        if let error {
            let isTransient = status == 200 || (error as? URLError)?.isTransient == true
            Self.end(isTransient ? .broken : .unreachable, error.localizedDescription)
        }
        Self.requireOK(status ?? 0)
        Self.end(.complete)
    }

    /// Ends the program unless a status is 200, OK.
    private static func requireOK(_ status: Int) {
        if status != 200 { end(.status, String(status)) }
    }
}

extension URLError {
    /// Whether a connection broke, rather than could not be made.
    fileprivate var isTransient: Bool {
        code == .networkConnectionLost || code == .badServerResponse || code == .timedOut
    }
}
