import Marking
import Testing

@testable import chapter10

/// The exercises of chapter 10; students' files of all chapters are marked in HandedInTests.
@Suite struct UnitsExercisesTests {
  @Test func everyExerciseCanBeMarked() {
    let problems = ExerciseAudit.problems(of: HowManyUnits.exercises)
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
  }
}
