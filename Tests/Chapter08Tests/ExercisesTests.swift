import Marking
import Testing

@testable import chapter8

/// The exercises of chapter 8; students' files of all chapters are marked in HandedInTests.
@Suite struct TrainingExercisesTests {
  @Test func everyExerciseCanBeMarked() {
    let problems = ExerciseAudit.problems(of: TrainingANet.exercises)
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }
}
