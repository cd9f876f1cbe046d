import Marking
import TestSupport
import Testing
import Workbook

@testable import chapter10

/// The exercises of chapter 10; students' files of all chapters are marked in HandedInTests.
@Suite struct UnitsExercisesTests {
  @Test func everyExerciseCanBeMarked() {
    let problems = ExerciseAudit.problems(
      of: HowManyUnits.exercises,
      seeds: Validation.cases([Run.defaultSeed, 1, 2, 3], short: 2))
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }
}
