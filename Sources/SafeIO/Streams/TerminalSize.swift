#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Columns and rows for a figure that is drawn as text.
package struct TerminalSize: Equatable {
  package var columns = 100
  package var rows = 30

  /// The size of the terminal on standard output, else `COLUMNS`, else 100 by 30.
  package static var current: TerminalSize {
    guard let window = windowOfStandardOutput else {
      return TerminalSize(variable: getenv("COLUMNS").map { String(cString: $0) })
    }
    return TerminalSize(columns: Int(window.ws_col), rows: Int(window.ws_row))
  }

  /// How wide the terminal on standard output is, or nil when there is none or it does not say.
  package static var columnsOfStandardOutput: Int? { windowOfStandardOutput.map { Int($0.ws_col) } }

  private static var windowOfStandardOutput: winsize? {
    var window = winsize()
    guard isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &window) == 0,
      window.ws_col > 0
    else { return nil }
    return window
  }

  /// A prompt stays visible below a figure; sizes that no figure is readable in are moved to 40 or 200.
  package init(columns: Int, rows: Int) {
    self.columns = min(max(columns, 40), 200)
    self.rows = rows > 0 ? min(max(rows - 2, 16), 50) : 30
  }

  package init(variable: String?) {
    guard let variable, let columns = Int(variable), columns > 0 else { return }
    self.columns = min(max(columns, 40), 200)
  }
}
