import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standard input, output and error of the program, with every failure seen.
///
/// `print` says nothing when standard output is closed or full; a result would be lost with status 0.
package enum StandardStreams {
  /// Streams that the parent closed.
  private static let closed = Mutex<Set<Int32>>([])

  /// Makes the three streams safe to use; called first in `main`.
  ///
  /// A stream that the parent closed is plugged, so that no file gets its number, and output to it
  /// fails as it should. A broken pipe and a file size limit become errors of `write`. Ctrl-\\ ends the
  /// program at once, where Swift's runtime would print a backtrace and ask what to do.
  package static func prepare() {
    for (descriptor, mode) in [
      (STDIN_FILENO, O_RDONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_WRONLY),
    ] where !isStream(descriptor) {
      closed.withLock { _ = $0.insert(descriptor) }
      // The lowest free number is the closed one, as those below it are open by now
      if fcntl(descriptor, F_GETFD) == -1 { _ = open("/dev/null", mode) }
    }
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    signal(SIGQUIT, SIG_DFL)
  }

  /// False for a closed number, and for one that the runtime's event queue has taken since: such an
  /// object is of no file type, and it would swallow the results without an error.
  private static func isStream(_ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT != 0
  }

  /// Writes results to standard output, all of them.
  ///
  /// A reader that went away (`| head -1`) ends the program quietly by SIGPIPE, as it ends others.
  package static func write(_ text: String) throws(OutputError) {
    do throws(SystemError) {
      if closed.withLock({ $0.contains(STDOUT_FILENO) }) { throw SystemError(EBADF) }
      try writeAll(Array(text.utf8), to: STDOUT_FILENO)
    } catch {
      if error.code == EPIPE { Interruption.die(by: SIGPIPE) }
      throw outputError(error)
    }
  }

  /// Closes standard output and reports what only closing tells, such as a full disk of a server.
  package static func finish() throws(OutputError) {
    let isClosed = closed.withLock { $0.contains(STDOUT_FILENO) }
    guard !isClosed, close(STDOUT_FILENO) != 0 else { return }
    let code = errno
    guard code != EBADF, code != EINTR else { return }
    throw outputError(SystemError(code))
  }

  /// Writes one line to standard error; there is nobody to tell when that fails.
  package static func complain(_ line: String) {
    guard !closed.withLock({ $0.contains(STDERR_FILENO) }) else { return }
    try? writeAll(Array((line + "\n").utf8), to: STDERR_FILENO)
  }

  private static func outputError(_ error: SystemError) -> OutputError {
    let cause = error.code == EBADF ? "it is closed" : error.words
    return OutputError(
      sentence: "the results could not be written to standard output (\(cause)); "
        + "send it to a terminal, a pipe or a file with room")
  }
}

/// An error number of the system with its words in English.
package struct SystemError: Error, Equatable {
  package let code: Int32

  package init(_ code: Int32 = errno) { self.code = code }

  package var words: String {
    switch code {
    case ENOSPC: "the disk is full"
    case EFBIG: "the file would exceed the size limit"
    case EROFS: "the file system is read-only"
    case EACCES, EPERM: "permission is denied"
    case ENAMETOOLONG: "the name is too long"
    case ENOTDIR: "a part of the path is not a folder"
    default: String(cString: strerror(code))
    }
  }
}

/// Writes every byte, over interruptions, short writes and descriptors that would block.
package func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
  var done = 0
  while done < bytes.count {
    let count = bytes.withUnsafeBytes { buffer in
      // The pointer is nil only for an empty array, which the loop excludes
      buffer.baseAddress.map { systemWrite(descriptor, $0 + done, bytes.count - done) } ?? 0
    }
    if count > 0 {
      done += count
    } else if count == 0 {
      throw SystemError(EIO)
    } else {
      let code = errno
      if code == EAGAIN {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&waiting, 1, -1)
      } else if code != EINTR {
        throw SystemError(code)
      }
    }
  }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
