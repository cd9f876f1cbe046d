import Foundation
import Marking
import TestSupport
import Testing

@testable import chapter14

/// Wrong answers to every exercise of the chapter, through the marker as a student's are: none may pass.
@Suite struct AutoencoderWrongAnswersTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("WrongAnswers")

  /// The files of an exercise, in order.
  private static func files(of exercise: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(
      atPath: folder.appendingPathComponent(exercise).path
    ).sorted()
  }

  /// In `make test` one of each exercise; in the long run all. At least nine of ten have a name.
  @Test func noWrongAnswerPassesAndNearlyAllAreNamed() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted()
    let written = Autoencoders.exercises.filter { $0.kind != .predict }
    #expect(names == written.map { "\($0.number)-\($0.name)" })
    let lists = try Dictionary(uniqueKeysWithValues: names.map { ($0, try Self.files(of: $0)) })
    let longest = lists.values.map(\.count).max() ?? 0
    var (named, count) = (0, 0)
    for place in Validation.cases(Array(0..<longest), short: 1) {
      let folder = TemporaryFolder()
      let own = "\(folder.path)/chapter14"
      try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
      let chosen = lists.compactMapValues { $0.indices.contains(place) ? $0[place] : nil }
      for (exercise, file) in chosen {
        try FileManager.default.copyItem(
          atPath: Self.folder.appendingPathComponent("\(exercise)/\(file)").path,
          toPath: "\(own)/\(exercise).swift")
      }
      let result = CommandRunner.built("chapter14").run(
        ["exercises", "--json", "--seed", "5", "--answers", folder.path])
      let report = try JSONDecoder().decode(ExercisesReport.self, from: Data(result.outputBytes))
      for exercise in report.exercises {
        guard let file = chosen["\(exercise.number)-\(exercise.name)"] else { continue }
        #expect(!exercise.isSolved, "\(exercise.name)/\(file) passes")
        #expect(
          ["wrong", "known mistake", "two known mistakes"].contains(exercise.state),
          "\(exercise.name)/\(file): \(exercise.explanation)")
        count += 1
        named += exercise.mistakes.isEmpty ? 0 : 1
      }
    }
    print("chapter 14: \(named) of \(count) wrong answers are named")
    #expect(10 * named >= 9 * count)
  }
}
