import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The last lines of the terminal on standard error while they show what passes, such as a bar of progress or a trace.
///
/// The terminal is never switched to another mode and the cursor stays visible, so that all there is to mend after an
/// interruption is the text.
package enum StatusLine {
  private struct State {
    /// Lines that the terminal shows now.
    var lines = 0
    var parting: String?
    var isOver = false
  }

  private static let state = Mutex(State())

  /// Puts a text, of one line or several, in the place of what is shown.
  ///
  /// - Parameter parting: What stands in its place if a signal ends the program meanwhile; nothing if nil.
  package static func show(_ text: String, parting: String? = nil) {
    state.withLock { state in
      guard !state.isOver else { return }
      put(replacing(state.lines) + text.replacing("\n", with: "\r\n"))
      state.lines = 1 + text.count { $0 == "\n" }
      state.parting = parting
    }
  }

  /// Leaves the terminal as if nothing had been shown.
  package static func clear() {
    state.withLock { state in
      guard state.lines > 0 else { return }
      put(replacing(state.lines))
      (state.lines, state.parting) = (0, nil)
    }
  }

  /// The same before the program dies, with the parting words; nothing is shown any more.
  ///
  /// A terminal that takes no text, because it is stopped or nobody reads it, must not keep the program alive: then
  /// the text stays, and so does the lock of whoever waits to write.
  static func leave() {
    for _ in 0..<20 {
      let isDone: Void? = state.withLockIfAvailable { state in
        var terminal = pollfd(fd: STDERR_FILENO, events: Int16(POLLOUT), revents: 0)
        if state.lines > 0, poll(&terminal, 1, 100) == 1 {
          put(replacing(state.lines) + (state.parting.map { $0 + "\r\n" } ?? ""))
        }
        state = State(isOver: true)
      }
      if isDone != nil { return }
      usleep(10_000)
    }
  }

  /// Erases so many lines, of which the cursor stands in the last; it goes to the first.
  static func replacing(_ lines: Int) -> String {
    lines > 1 ? "\u{1B}[\(lines - 1)A\r\u{1B}[J" : "\r\u{1B}[K"
  }

  private static func put(_ text: String) {
    try? writeAll(Array(text.utf8), to: STDERR_FILENO)
  }
}
