import Marking
import Testing

@testable import chapter9

/// The exercises of chapter 9; students' files of all chapters are marked in HandedInTests.
@Suite struct MarkovExercisesTests {
  @Test func everyExerciseCanBeMarked() {
    let problems = ExerciseAudit.problems(of: MarkovChains.exercises)
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }
}
