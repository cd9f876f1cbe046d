import Foundation
import SafeIO
import TestSupport
import Workbook

/// What a chapter's program says with build exercises plugged in (`--with-mine`).
///
/// - Parameters:
///   - answers: For each exercise, such as "7-backward-pass", the file in `Tests/ChapterNNTests/WrongAnswers/EXERCISE`
///     without ending, or nil for the solution.
///   - arguments: What follows `--with-mine --no-figures`.
///   - tests: The `#filePath` of a test of the chapter.
/// - Returns: The program's status, and its words with single spaces, whatever the lines.
public func runWithAnswers<C: Chapter>(
  _ answers: [String: String?], in chapter: C.Type, _ arguments: [String] = [],
  tests: String = #filePath
) throws -> (status: Int32, words: String) {
  let folder = TemporaryFolder()
  let own = "\(folder.path)/\(C.card.executable)"
  try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
  for (exercise, wrong) in answers {
    let answer =
      wrong.map { "\(Paths.folder(of: tests))/WrongAnswers/\(exercise)/\($0).swift" }
      ?? "\(Paths.folder(of: C.card.sourceFile))/Solutions/\(exercise).swift"
    try FileManager.default.copyItem(atPath: answer, toPath: "\(own)/\(exercise).swift")
  }
  var runner = CommandRunner.built(C.card.executable)
  runner.environment["BAYESICS_ANSWERS"] = folder.path
  let result = runner.run(["--with-mine", "--no-figures"] + arguments)
  let words = (result.output + result.errors).split(whereSeparator: \.isWhitespace)
  return (result.status, words.joined(separator: " "))
}
