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
/// the work. The terminal is never switched to another mode and the cursor stays visible, so that an interruption leaves
/// nothing to be mended: the last line goes, as a bar of progress does, and the trace stays as text.
public final class LiveView: Sendable {
  private struct State {
    var lastDrawn: ContinuousClock.Instant?
    var linesDrawn = 0
    var quartersTold = 0
  }

  private let state = Mutex(State())
  private let isTerminal: Bool
  private let write: @Sendable (String) -> Void

  /// On standard error.
  public convenience init() {
    let isTerminal =
      isatty(STDERR_FILENO) == 1 && getenv("TERM").map({ String(cString: $0) }) != "dumb"
    self.init(isTerminal: isTerminal) { text in
      if isTerminal {
        StatusLine.show(text)
      } else {
        try? writeAll(Array((text + "\n").utf8), to: STDERR_FILENO)
      }
    }
  }

  /// Writes to somebody else, for tests.
  init(isTerminal: Bool, write: @escaping @Sendable (String) -> Void) {
    self.isTerminal = isTerminal
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
      write(LiveView.text(lines, over: state.linesDrawn))
      state.linesDrawn = lines.count
    }
  }

  /// Takes the frame away, so that what follows is written in its place; other chains may be shown then.
  public func finish() {
    state.withLock { state in
      let drawn = state.linesDrawn
      state = State()
      guard isTerminal, drawn > 0 else { return }
      write(LiveView.text([""], over: drawn))
    }
  }

  /// The text that puts these lines in the place of so many others: up to the first, everything below erased.
  static func text(_ lines: [String], over drawn: Int) -> String {
    (drawn > 1 ? "\u{1B}[\(drawn - 1)A" : "") + "\r\u{1B}[J" + lines.joined(separator: "\r\n")
  }

  private func tell(_ frame: LiveFrame, _ state: inout State) {
    guard frame.total > 0 else { return }
    let quarters = min(4, 4 * frame.done / frame.total)
    guard quarters > state.quartersTold else { return }
    state.quartersTold = quarters
    write("\(frame.title): \(frame.status)".escapingControls)
  }
}
