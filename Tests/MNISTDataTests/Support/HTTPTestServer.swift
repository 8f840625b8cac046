import Foundation
import Synchronization

/// A web server on this machine that answers as badly as a test wants, one request after the other.
final class HTTPTestServer: Sendable {
    /// What to answer to a request.
    enum Answer: Sendable {
        /// 200 with these bytes, and nothing wrong with it.
        case body([UInt8])
        /// Another status, with a short page.
        case status(Int)
        /// 302 to another address.
        case redirect(String)
        /// 200 with a promise of more bytes than these, which then arrive, before the connection ends.
        case truncated([UInt8])
        /// 200 with a promise of more bytes than these, which then arrive, before nothing more does.
        case stalled([UInt8])
        /// 200 with these bytes, one every 10 ms.
        case trickle([UInt8])
        /// 200 with these bytes again and again, without an end.
        case endless([UInt8])
        /// Nothing at all.
        case silence
        /// The end of the connection.
        case hangUp
        /// Something that is not HTTP.
        case garbage
    }

    /// The address of the server, ending with a slash.
    let address: String
    /// The paths that were asked for, in this order.
    var requests: [String] { state.requests.withLock { $0 } }

    /// What the server and its thread share.
    private let state = State()

    /// What the server and its thread share.
    private final class State: Sendable {
        /// The paths that were asked for.
        let requests = Mutex<[String]>([])
        /// Whether the test is over.
        let isStopped = Atomic(false)
    }

    /// Starts a server; `answer` gets the path and how often it was asked for before.
    init(_ answer: @escaping @Sendable (_ path: String, _ earlier: Int) -> Answer) throws {
        let listener = try Listener()
        address = "http://127.0.0.1:\(listener.port)/"
        let thread = Thread { [state] in
            /// Connections that stay open although nothing more is sent.
            var silent: [Connection] = []
            while !state.isStopped.load(ordering: .relaxed) {
                guard let connection = listener.accept(waitingMilliseconds: 20) else { continue }
                let path = String(connection.readHead().split(separator: " ").dropFirst().first ?? "")
                let earlier = state.requests.withLock { requests in
                    requests.append(path)
                    return requests.count { $0 == path } - 1
                }
                if Self.send(answer(path, earlier), over: connection, state) { silent.append(connection) }
            }
        }
        thread.start()
    }

    deinit { state.isStopped.store(true, ordering: .relaxed) }

    /// Sends an answer; true if the connection is to stay open after it.
    private static func send(_ answer: Answer, over connection: Connection, _ state: State) -> Bool {
        switch answer {
        case .body(let bytes):
            connection.send(head(length: bytes.count))
            connection.send(bytes)
        case .status(let status):
            connection.send("HTTP/1.1 \(status) Status\r\nContent-Length: 5\r\nConnection: close\r\n\r\nSorry")
        case .redirect(let address):
            connection.send(
                "HTTP/1.1 302 Found\r\nLocation: \(address)\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        case .truncated(let bytes), .stalled(let bytes):
            connection.send(head(length: bytes.count + 1))
            connection.send(bytes)
            if case .stalled = answer { return true }
        case .trickle(let bytes):
            connection.send(head(length: bytes.count))
            for byte in bytes where !state.isStopped.load(ordering: .relaxed) {
                guard connection.send([byte]) else { break }
                Thread.sleep(forTimeInterval: 0.01)
            }
        case .endless(let bytes):
            connection.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")
            while !state.isStopped.load(ordering: .relaxed), connection.send(bytes) {}
        case .silence: return true
        case .hangUp: break
        case .garbage: connection.send("220 mail.example.org ready\r\n")
        }
        return false
    }

    /// How a good answer begins.
    private static func head(length: Int) -> String {
        "HTTP/1.1 200 OK\r\nContent-Type: application/gzip\r\nContent-Length: \(length)\r\nConnection: close\r\n\r\n"
    }
}
