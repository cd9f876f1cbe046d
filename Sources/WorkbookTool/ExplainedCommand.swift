import ArgumentParser
import Foundation
import Plotting
import SafeIO

/// A command whose failures end as those of the chapters do: one sentence on standard error and an exit status.
protocol ExplainedCommand: ParsableCommand {
  func work() throws
}

extension ExplainedCommand {
  func run() throws {
    StandardStreams.prepare()
    Interruption.watch()
    do {
      try work()
      try StandardStreams.finish()
    } catch let error as any ExplainedError {
      StandardStreams.complain("workbook: \(error.sentence)")
      throw ExitCode(error.exitStatus)
    } catch let error as GnuplotError {
      StandardStreams.complain("workbook: \(error.sentence)")
      throw ExitCode(error.exitStatus)
    }
  }
}

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
