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

  /// Percent for a share and a share for a count are told apart from a miss.
  @Test func aSlipOfUnitIsTold() throws {
    let judge = Judge<Int>.forecasts([
      Forecast("a share", 0.3, width: 0.1, within: 0...1),
      Forecast("another share", 0.6, width: 0.1, within: 0...1),
      Forecast("a count", 500, width: 20, within: 0...1000),
    ])
    func words(_ ends: [Double]) throws -> String {
      try judge.judge([0], [ends], judge.key).explanation
    }
    #expect(try words([20, 40, 0.5, 0.7, 490, 510]).contains("outside 0 to 1, where it must be"))
    #expect(try words([0.2, 0.4, 0.5, 0.7, 0.4, 0.6]).contains("a number from 0 to 1000"))
    let miss = try words([0.4, 0.5, 0.5, 0.7, 400, 450])
    #expect(miss.contains("interval 3 (a count) lies below it") && !miss.contains("from 0 to"))
    #expect(!miss.contains("outside"))
  }
}
