import Foundation
import Testing

/// Wrong usage has status 64, nothing on the standard output and one sentence that begins with the program's name.
public func expectRefused(
  _ arguments: [String], by program: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let result = CommandRunner.built(program).run(arguments)
  #expect(result.status == 64, sourceLocation: sourceLocation)
  #expect(result.output.isEmpty, sourceLocation: sourceLocation)
  #expect(
    result.errors.hasPrefix("\(program): "), "\(result.errors)", sourceLocation: sourceLocation)
  #expect(result.errorLines.count == 1, "\(result.errors)", sourceLocation: sourceLocation)
}

/// A text that is no data has the status of wrong data (65) and one sentence; a file that is not there has 66.
public func expectRefused(
  data text: String, by program: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = TemporaryFolder()
  let file = folder.path + "/points.csv"
  try Data(text.utf8).write(to: URL(fileURLWithPath: file))
  let result = CommandRunner.built(program).run(["--data", file])
  #expect(result.status == 65, sourceLocation: sourceLocation)
  #expect(result.errorLines.count == 1, "\(result.errors)", sourceLocation: sourceLocation)
  let missing = CommandRunner.built(program).run(["--data", file + ".missing"])
  #expect(missing.status == 66, sourceLocation: sourceLocation)
}
