import Foundation
import Marking
import TestSupport
import Testing

/// Students' files of every chapter, marked as a student marks them; a new chapter needs no line here.
@Suite struct HandedInTests {
  typealias Chapter = EveryChapterTests.Chapter

  /// The marks of these files, which take the places of the student's.
  private func marks(
    _ chapter: Chapter, _ files: [String: String], seed: Int = 5
  ) throws -> [ExercisesReport.Entry] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("handed-in-\(UInt64.random(in: 0...UInt64.max))")
    defer { try? FileManager.default.removeItem(at: folder) }
    let own = folder.appendingPathComponent("chapter\(chapter.number)")
    try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: own.appendingPathComponent(name))
    }
    let result = CommandRunner.built("chapter\(chapter.number)").run(
      ["exercises", "--json", "--seed", "\(seed)", "--answers", folder.path])
    return try JSONDecoder().decode(ExercisesReport.self, from: Data(result.outputBytes)).exercises
  }

  /// The files K-name.swift of one of the chapter's folders.
  private func files(_ chapter: Chapter, in folder: String) throws -> [String: String] {
    let all = try FileManager.default.contentsOfDirectory(
      atPath: chapter.folder.appendingPathComponent(folder).path)
    let names = all.filter { $0.first?.isNumber == true && !$0.hasSuffix(".driver.swift") }
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try chapter.text("\(folder)/\($0)")) })
  }

  @Test("What a right student hands in is solved", arguments: Chapter.all)
  func solutions(chapter: Chapter) throws {
    let files = try files(chapter, in: "Solutions")
    for exercise in try marks(chapter, files) {
      #expect(exercise.isSolved, "\(exercise.name): \(exercise.explanation)")
    }
  }

  /// Every stub is compiled; in `make test` those of two chapters: what would break a stub breaks its solution too,
  /// and those are all compiled.
  @Test(
    "A stub that was only touched is not solved", arguments: Validation.cases(Chapter.all, short: 2)
  )
  func stubs(chapter: Chapter) throws {
    let files = try files(chapter, in: "Exercises/Stubs").mapValues { $0 + "\n// Touched\n" }
    for exercise in try marks(chapter, files) {
      #expect(!exercise.isSolved, "\(exercise.name): \(exercise.explanation)")
      // The stub of a fault to be found is a whole sampler
      if exercise.kind != .find {
        #expect(exercise.state == "not solved yet", "\(exercise.name): \(exercise.explanation)")
      }
    }
  }

  /// The wrong answers to each exercise, by the folder of the exercise.
  private func wrongAnswers(_ chapter: Chapter) throws -> [String: [(name: String, text: String)]] {
    let folder = chapter.tests.appendingPathComponent("WrongAnswers")
    var answers: [String: [(name: String, text: String)]] = [:]
    for exercise in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let own = folder.appendingPathComponent(exercise)
      answers[exercise] = try FileManager.default.contentsOfDirectory(atPath: own.path).sorted()
        .map { ($0, try String(contentsOf: own.appendingPathComponent($0), encoding: .utf8)) }
    }
    return answers
  }

  /// Marks the wrong answers of these places in the lists: none may pass. Returns how many are named, and of how many.
  func named(_ chapter: Chapter, _ places: some Sequence<Int>) throws -> (Int, of: Int) {
    let answers = try wrongAnswers(chapter)
    var (named, count) = (0, 0)
    for place in places {
      let chosen = answers.compactMapValues { $0.indices.contains(place) ? $0[place] : nil }
      let files = Dictionary(
        uniqueKeysWithValues: chosen.map { ("\($0.key).swift", $0.value.text) })
      for exercise in try marks(chapter, files) {
        let name = "\(exercise.number)-\(exercise.name)"
        guard let answer = chosen[name] else { continue }
        #expect(!exercise.isSolved, "\(name)/\(answer.name) passes")
        #expect(exercise.state != "does not compile", "\(name)/\(answer.name)")
        count += 1
        if exercise.mistakes.isEmpty {
          print("not named: \(chapter.number)/\(name)/\(answer.name): \(exercise.explanation)")
        } else {
          named += 1
        }
      }
    }
    return (named, count)
  }

  @Test("Every exercise but a prediction has six wrong answers", arguments: Chapter.all)
  func wrongAnswersAreThere(chapter: Chapter) throws {
    let answers = try wrongAnswers(chapter)
    for exercise in try marks(chapter, [:]) where exercise.kind != .predict {
      let count = answers["\(exercise.number)-\(exercise.name)"]?.count ?? 0
      #expect(count >= 6, "\(chapter) \(exercise.name) has \(count)")
    }
  }
}

@Suite struct WrongAnswersValidation {
  @Test(
    "Nine of ten wrong answers are named, and none passes",
    .enabled(if: Validation.isLong, "half a second for each of some 300 files"),
    arguments: EveryChapterTests.Chapter.all)
  func wrongAnswersAreNamed(chapter: EveryChapterTests.Chapter) throws {
    let (named, count) = try HandedInTests().named(chapter, 0..<30)
    print("chapter \(chapter.number): \(named) of \(count) wrong answers are named")
    #expect(10 * named >= 9 * count, "\(named) of \(count) are named")
  }
}
