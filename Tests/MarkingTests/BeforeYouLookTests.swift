import Marking
import Testing
import Workbook

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
}
