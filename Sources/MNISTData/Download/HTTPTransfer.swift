import Foundation
import Synchronization

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// One HTTP request, whose answer is received piece by piece on the thread that asks for it.
///
/// It keeps the time itself: on Linux `timeoutIntervalForRequest` counts whole seconds and
/// `timeoutIntervalForResource` is ignored.
final class HTTPTransfer: NSObject {
    /// What the session's own thread reports.
    private enum Message {
        /// The status of an answer has arrived.
        case status(Int)
        /// Some bytes of the body have arrived.
        case piece([UInt8])
        /// The server redirects to an address where nobody should follow.
        case unsafeRedirect(String)
        /// Nothing more will arrive; without an error, the answer is complete.
        case end(URLError?, status: Int?)
    }

    /// Messages that have not been read yet, oldest first.
    private let messages = Mutex<[Message]>([])
    /// Counts the messages that have not been read yet.
    private let unread = DispatchSemaphore(value: 0)
    /// Whether nobody reads messages any more.
    private let isAbandoned = Mutex(false)

    /// Receives the body that is found at an address and hands on each piece as it arrives.
    ///
    /// Returns when it is complete, or as soon as `receive` returns false. Throws if it does not arrive within the
    /// limits.
    static func get(
        _ address: String, limits: DownloadLimits, receive: ([UInt8]) -> Bool
    ) throws(TransferError) {
        guard let url = URL(string: address) else { throw .invalidAddress }
        let transfer = HTTPTransfer()
        let session = URLSession(configuration: configuration, delegate: transfer, delegateQueue: nil)
        let task = session.dataTask(with: URLRequest(url: url))
        defer { transfer.abandon(task, session) }
        task.resume()
        try transfer.readMessages(limits, receive)
    }

    /// Nothing is kept between two requests, and the file is wanted as it is, without another layer of compression.
    private static var configuration: URLSessionConfiguration {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.urlCache = nil
        configuration.httpCookieStorage = nil
        configuration.httpAdditionalHeaders = ["Accept-Encoding": "identity"]
        configuration.timeoutIntervalForRequest = 24 * 60 * 60
        return configuration
    }

    /// Hands on the body until its end.
    private func readMessages(
        _ limits: DownloadLimits, _ receive: ([UInt8]) -> Bool
    ) throws(TransferError) {
        let deadline = DispatchTime.now() + limits.total.interval
        var hasAnswer = false
        while true {
            switch try nextMessage(limits, deadline) {
            case .status(100..<200): break
            case .status(let status):
                guard status == 200 else { throw .status(status) }
                hasAnswer = true
            case .piece(let bytes): if !receive(bytes) { return }
            case .unsafeRedirect(let address): throw .unsafeRedirect(to: address)
            case .end(let error?, _):
                throw .connection(reason: error.localizedDescription, isTransient: hasAnswer || error.isTransient)
            case .end(nil, let status):
                guard status == 200 else { throw .status(status ?? 0) }
                return
            }
        }
    }

    /// Waits for a message.
    private func nextMessage(_ limits: DownloadLimits, _ deadline: DispatchTime) throws(TransferError) -> Message {
        guard unread.wait(timeout: min(deadline, .now() + limits.stall.interval)) == .success else {
            throw DispatchTime.now() < deadline ? .stalled(limits.stall) : .tooSlow(limits.total)
        }
        return messages.withLock { $0.removeFirst() }
    }

    /// Leaves a message for the thread that reads.
    private func send(_ message: Message) {
        messages.withLock { $0.append(message) }
        unread.signal()
    }

    /// Ends a transfer that nobody reads any more, without waiting for it.
    ///
    /// On Linux a task must not be cancelled while it calls its delegate to say that it has ended, nor may a
    /// redirect be answered afterwards: the library stops the program. On the delegate's queue neither can happen.
    private func abandon(_ task: URLSessionDataTask, _ session: URLSession) {
        session.delegateQueue.addOperation { [self] in
            isAbandoned.withLock { $0 = true }
            task.cancel()
            session.finishTasksAndInvalidate()
        }
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

/// What the session calls, on a thread of its own, one call at a time.
extension HTTPTransfer: URLSessionDataDelegate {
    /// Passes on the status of the answer.
    func urlSession(
        _: URLSession, dataTask _: URLSessionDataTask, didReceive response: URLResponse,
        completionHandler: @escaping (URLSession.ResponseDisposition) -> Void
    ) {
        if let response = response as? HTTPURLResponse { send(.status(response.statusCode)) }
        completionHandler(.allow)
    }

    /// Passes on a piece of the body.
    func urlSession(_: URLSession, dataTask _: URLSessionDataTask, didReceive data: Data) {
        send(.piece([UInt8](data)))
    }

    /// Follows a redirect, or says why not.
    func urlSession(
        _: URLSession, task _: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping (URLRequest?) -> Void
    ) {
        if isAbandoned.withLock({ $0 }) { return }
        if Self.permitsRedirect(from: response.url, to: request.url) {
            completionHandler(request)
        } else {
            send(.unsafeRedirect(request.url?.absoluteString ?? "an unknown address"))
            completionHandler(nil)
        }
    }

    /// Passes on that it is over.
    func urlSession(_: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?) {
        let status = (task.response as? HTTPURLResponse)?.statusCode
        send(.end(error.map { $0 as? URLError ?? URLError(.unknown) }, status: status))
    }
}

extension URLError {
    /// Whether a connection broke, rather than could not be made.
    fileprivate var isTransient: Bool {
        code == .networkConnectionLost || code == .badServerResponse || code == .timedOut
    }
}

extension Duration {
    /// The duration as Dispatch has it.
    fileprivate var interval: DispatchTimeInterval {
        .nanoseconds(Int(components.seconds) * 1_000_000_000 + Int(components.attoseconds / 1_000_000_000))
    }
}
