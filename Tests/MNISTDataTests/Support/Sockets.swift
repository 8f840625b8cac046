#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// A socket of this machine that waits for connections, on a port that the system chooses.
final class Listener: Sendable {
    /// The port that it waits at.
    let port: UInt16
    /// The number by which the system knows it.
    private let socket: Int32

    /// Why there is no socket.
    struct Failure: Error {}

    /// Begins to listen.
    init() throws(Failure) {
        #if canImport(Glibc)
            let stream = Int32(SOCK_STREAM.rawValue)
        #else
            let stream = SOCK_STREAM
        #endif
        socket = systemSocket(AF_INET, stream, 0)
        _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let socket = socket
        let isListening = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(socket, address, length) == 0 && listen(socket, 64) == 0
                    && getsockname(socket, address, &length) == 0
            }
        }
        port = UInt16(bigEndian: address.sin_port)
        if !isListening { throw Failure() }
    }

    deinit { close(socket) }

    /// The next connection; nil if there is none within that time.
    func accept(waitingMilliseconds time: Int32) -> Connection? {
        var waiting = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
        guard poll(&waiting, 1, time) == 1 else { return nil }
        let connection = systemAccept(socket, nil, nil)
        return connection < 0 ? nil : Connection(socket: connection)
    }
}

/// A connection that a client has made.
final class Connection {
    /// The number by which the system knows it.
    private let socket: Int32

    /// Takes over a socket.
    init(socket: Int32) {
        self.socket = socket
        // A program that another test starts must not keep the connection open.
        _ = fcntl(socket, F_SETFD, FD_CLOEXEC)
        #if !canImport(Glibc)
            var on: Int32 = 1
            setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &on, socklen_t(MemoryLayout<Int32>.size))
        #endif
    }

    deinit { close(socket) }

    /// Reads what arrives up to an empty line, or up to the end.
    func readHead() -> String {
        var head: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4096)
        while !String(decoding: head, as: UTF8.self).contains("\r\n\r\n") {
            let count = recv(socket, &piece, piece.count, 0)
            if count <= 0 { break }
            head += piece.prefix(count)
        }
        return String(decoding: head, as: UTF8.self)
    }

    /// Sends all of `bytes`; false if the client has gone.
    @discardableResult
    func send(_ bytes: [UInt8]) -> Bool {
        #if canImport(Glibc)
            let flags = Int32(MSG_NOSIGNAL)
        #else
            let flags: Int32 = 0
        #endif
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { systemSend(socket, $0.baseAddress, $0.count, flags) }
            if count < 0 { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Sends all of `text`; false if the client has gone.
    @discardableResult
    func send(_ text: String) -> Bool { send(Array(text.utf8)) }
}

/// `socket`, whose name a property hides.
private func systemSocket(_ domain: Int32, _ type: Int32, _ proto: Int32) -> Int32 { socket(domain, type, proto) }

/// `accept`, whose name a method hides.
private func systemAccept(
    _ socket: Int32, _ address: UnsafeMutablePointer<sockaddr>?, _ length: UnsafeMutablePointer<socklen_t>?
) -> Int32 {
    accept(socket, address, length)
}

/// `send`, whose name a method hides.
private func systemSend(_ socket: Int32, _ start: UnsafeRawPointer?, _ count: Int, _ flags: Int32) -> Int {
    send(socket, start, count, flags)
}
