import Marking
import TestSupport
import Testing
import Workbook

@testable import chapter8

/// The exercises of chapter 8; students' files of all chapters are marked in HandedInTests.
@Suite struct TrainingExercisesTests {
  @Test func everyExerciseCanBeMarked() {
    let problems = ExerciseAudit.problems(
      of: TrainingANet.exercises,
      seeds: Validation.cases([Run.defaultSeed, 1, 2, 3], short: 1))
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }
}
