import Marking
import TestSupport
import Testing
import Workbook

@testable import chapter5

/// The exercises of chapter 5; students' files of all chapters are marked in HandedInTests.
@Suite struct ShallowNetworkExercisesTests {
  @Test func everyExerciseCanBeMarked() {
    let problems = ExerciseAudit.problems(
      of: ShallowNetworkChapter.exercises,
      seeds: Validation.cases([Run.defaultSeed, 1, 2, 3], short: 2))
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }
}
