import Marking
import Testing

@testable import chapter5

/// The exercises of chapter 5; students' files of all chapters are marked in HandedInTests.
@Suite struct ShallowNetworkExercisesTests {
  @Test func everyExerciseCanBeMarked() {
    let problems = ExerciseAudit.problems(of: ShallowNetworkChapter.exercises)
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }
}
