import Marking
import TestSupport
import Testing
import Workbook

@testable import chapter9

/// The exercises of chapter 9; students' files of all chapters are marked in HandedInTests.
@Suite struct MarkovExercisesTests {
  @Test func everyExerciseCanBeMarked() {
    let problems = ExerciseAudit.problems(
      of: MarkovChains.exercises,
      seeds: Validation.cases([Run.defaultSeed, 1, 2, 3], short: 1))
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }
}
