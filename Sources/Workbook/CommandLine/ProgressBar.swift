import SafeIO
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A bar on standard error while work takes longer than 0.3 s; only when that is a terminal.
final class ProgressBar: Sendable {
  private struct State {
    var start = ContinuousClock.now
    var lastDrawn: ContinuousClock.Instant?
  }

  private let state = Mutex(State())

  /// Reports to a new bar, or to nobody when no terminal would show it.
  static func progress() -> Progress {
    guard isatty(STDERR_FILENO) == 1, getenv("TERM").map({ String(cString: $0) }) != "dumb" else {
      return .silent
    }
    let bar = ProgressBar()
    return Progress { done, total, what in bar.update(done, total, what) }
  }

  private func update(_ done: Int, _ total: Int, _ what: String) {
    state.withLock { state in
      let now = ContinuousClock.now
      guard now - state.start > .milliseconds(300) else { return }
      if let last = state.lastDrawn, now - last < .milliseconds(100) { return }
      state.lastDrawn = now
      StatusLine.show(ProgressBar.line(done, total, what))
    }
  }

  /// "[######              ]  30 %  warming up", at most 79 columns.
  static func line(_ done: Int, _ total: Int, _ what: String) -> String {
    let share = total > 0 ? min(max(Double(done) / Double(total), 0), 1) : 0
    let filled = Int(share * 20)
    let bar = String(repeating: "#", count: filled) + String(repeating: " ", count: 20 - filled)
    let percent = String(Int(share * 100)).padded(to: 3, right: true)
    return "[\(bar)] \(percent) %  \(what.escapingControls.prefix(48))"
  }
}
