import SafeIO
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Shows ``LiveFrame``s on standard error, one in the place of the last, while chains run.
///
/// Only a terminal shows frames; where standard error goes to a file or a pipe it gets a plain line for each quarter of
/// the work. After an interruption the frame is gone, and one line says so.
public final class LiveView: Sendable {
  private struct State {
    var lastDrawn: ContinuousClock.Instant?
    var isShown = false
    var quartersTold = 0
  }

  private let state = Mutex(State())
  private let isTerminal: Bool
  private let write: @Sendable (String) -> Void
  private let erase: @Sendable () -> Void

  /// What stands in the place of a frame if a signal ends the program.
  static let parting = "Stopped before the chains were done; their draws are not kept."

  /// On standard error.
  public convenience init() {
    let isTerminal =
      isatty(STDERR_FILENO) == 1 && getenv("TERM").map({ String(cString: $0) }) != "dumb"
    self.init(isTerminal: isTerminal, erase: StatusLine.clear) { text in
      if isTerminal {
        StatusLine.show(text, parting: LiveView.parting)
      } else {
        try? writeAll(Array((text + "\n").utf8), to: STDERR_FILENO)
      }
    }
  }

  /// Writes to somebody else, for tests.
  init(
    isTerminal: Bool, erase: @escaping @Sendable () -> Void,
    write: @escaping @Sendable (String) -> Void
  ) {
    self.isTerminal = isTerminal
    self.erase = erase
    self.write = write
  }

  /// Whether a new frame would be shown now: ten in a second are.
  public var isDue: Bool {
    guard isTerminal else { return true }
    return state.withLock { state in
      state.lastDrawn.map { ContinuousClock.now - $0 > .milliseconds(100) } ?? true
    }
  }

  /// Shows a frame in the place of the last one.
  public func show(_ frame: LiveFrame) {
    state.withLock { state in
      guard isTerminal else { return tell(frame, &state) }
      state.lastDrawn = .now
      let columns = TerminalSize.columnsOfStandardOutput.map { $0 - 1 } ?? 79
      let lines = frame.lines(columns: min(columns, 100))
      write(lines.joined(separator: "\n"))
      state.isShown = true
    }
  }

  /// Takes the frame away, so that what follows is written in its place; other chains may be shown then.
  public func finish() {
    state.withLock { state in
      if isTerminal, state.isShown { erase() }
      state = State()
    }
  }

  private func tell(_ frame: LiveFrame, _ state: inout State) {
    guard frame.total > 0 else { return }
    let quarters = min(4, 4 * frame.done / frame.total)
    guard quarters > state.quartersTold else { return }
    state.quartersTold = quarters
    write("\(frame.title): \(frame.status)".escapingControls)
  }
}
