import Testing
import Workbook

@testable import Marking

@Suite struct BeforeYouLookTests {
  private static func forecasts(_ truth: Double) -> [Forecast] {
    (0..<8).map { Forecast("number \($0)", truth + 0.05 * Double($0), width: 0.2, within: 0...1) }
  }

  /// What chapters share is the same; what they say is in the task, and the audit finds nothing.
  @Test func chaptersSayWhatIsForetold() {
    let plain = Exercise.beforeYouLook { Self.forecasts(0.3) }
    let seeded = Exercise.beforeYouLook(
      "a number of this test", predicting: { Double($0) / 10 }, by: { Self.forecasts($0) },
      ending: "That was the test.")
    for exercise in [plain, seeded] {
      #expect(exercise.fileName == "1-before-you-look.swift" && exercise.kind == .predict)
      let problems = ExerciseAudit.problems(of: [exercise], seeds: [1, 2])
      #expect(problems.isEmpty, "\(problems)")
    }
    #expect(plain.hint == seeded.hint && plain.mistakeNames == seeded.mistakeNames)
    #expect(plain.task.contains("holds a number of this chapter with"))
    #expect(seeded.task.contains("holds a number of this test with"))
  }

  /// The reply to eight intervals about these numbers, where one of them is another.
  private func reply(
    _ forecasts: [Forecast], _ index: Int, _ interval: ClosedRange<Double>
  ) throws -> String {
    let ends = forecasts.enumerated().flatMap { place, forecast in
      place == index
        ? [interval.lowerBound, interval.upperBound]
        : [forecast.truth - forecast.width / 2, forecast.truth + forecast.width / 2]
    }
    let judge = Judge<Int>.forecasts(forecasts)
    let mark = try judge.judge([0], [ends], judge.key)
    guard case .predicted(_, of: 8, let sentence) = mark else { return mark.explanation }
    return sentence
  }

  /// A slip of the unit is told from a belief that was wrong.
  @Test func unitsAreAskedFor() throws {
    let forecasts =
      Array(Self.forecasts(0.3).dropLast())
      + [Forecast("of a thousand", 508, width: 20, within: 0...1000)]
    for (index, interval, words) in [
      (2, 30...60, "write 0.3 for 30 %"), (7, 0.49...0.52, "a number from 0 to 1000"),
      (7, 49...52, "a number from 0 to 1000"), (7, 175_000...180_000, "check the unit"),
      (2, -0.5...2, "Your interval 3 holds all that is possible"),
    ] {
      let sentence = try reply(forecasts, index, interval)
      #expect(sentence.contains(words), "\(sentence)")
    }
    // Wrong, and of the right unit
    for (index, interval) in [(2, 0.8...0.9), (7, 300...400), (7, 600...700)] {
      let sentence = try reply(forecasts, index, interval)
      #expect(sentence.contains("Missed") && !sentence.contains("from 0 to"), "\(sentence)")
      #expect(!sentence.contains("check the unit") && !sentence.contains("possible"), "\(sentence)")
    }
    // Without an exponent
    #expect(try reply(forecasts, 7, 175_000...180_000).contains("is 10,"))
  }
}
