import Foundation
import SafeIO
import TestSupport
import Testing

@testable import Workbook

/// Wrong usage is refused with one sentence that says how to get help.
///
/// The arguments are read here as the chapter's program reads them; that the program then ends with status 64 and
/// prints nothing else holds for every chapter alike and is tried once for each in EveryChapterTests.
public func expectRefused<C: Chapter>(
  _ arguments: [String], by chapter: C.Type, sourceLocation: SourceLocation = #_sourceLocation
) {
  do {
    _ = try ParsedCommand<C>(arguments)
    Issue.record("\(arguments) are taken", sourceLocation: sourceLocation)
  } catch {
    #expect(error.kind == .usage, sourceLocation: sourceLocation)
    #expect(
      error.sentence.hasSuffix("--help' to see what is allowed"), "\(error.sentence)",
      sourceLocation: sourceLocation)
  }
}

/// A text that is no data has the status of wrong data (65) and one sentence; a file that is not there has 66.
///
/// Data are read by the chapter's study, before any section runs.
public func expectRefused<C: Chapter>(
  data text: String, after option: String = "--data", by chapter: C.Type,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = TemporaryFolder()
  let file = folder.path + "/points.csv"
  try Data(text.utf8).write(to: URL(fileURLWithPath: file))
  for (file, status) in [(file, 65), (file + ".missing", 66)] {
    guard case .chapter(let command) = try ParsedCommand<C>([option, file]) else {
      Issue.record("\(option) is no option of the chapter", sourceLocation: sourceLocation)
      return
    }
    do {
      _ = try C.study(command.settings, run: Run(seed: 1))
      Issue.record("\(text.debugDescription) is read", sourceLocation: sourceLocation)
    } catch let refusal as any ExplainedError {
      #expect(refusal.exitStatus == Int32(status), sourceLocation: sourceLocation)
      #expect(
        !refusal.sentence.contains("\n"), "\(refusal.sentence)", sourceLocation: sourceLocation)
    }
  }
}
