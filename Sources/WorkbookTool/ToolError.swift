import Foundation
import SafeIO

/// A program that is not there and could not be installed, or that failed.
struct ToolError: ExplainedError {
  let sentence: String
  var exitStatus: Int32 { 69 }
}

/// A line on the terminal while something takes its time; elsewhere nothing is shown.
enum PassingNote {
  static func show(_ words: String) {
    if isatty(STDERR_FILENO) == 1 { StatusLine.show("workbook: \(words)") }
  }
}
