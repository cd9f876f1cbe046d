import Workbook

/// Proves that the exercises of a chapter can be marked: what every chapter's tests call.
public enum ExerciseAudit {
  /// The problems found, each a sentence; empty when all is well.
  ///
  /// Each solution must be right; each known mistake must be rejected and named; zero, one, NaN, infinity and the right
  /// answer to the first input, given to every input, must be rejected; numbers must run from 1, difficulty must not
  /// fall, and texts must not be empty.
  /// - Parameter seeds: Several, so that no single draw of inputs decides.
  public static func problems(
    of exercises: [Exercise], seeds: [UInt64] = [Run.defaultSeed, 1, 2, 3]
  ) -> [String] {
    var problems: [String] = []
    if exercises.map(\.number) != Array(1..<(exercises.count + 1)) {
      problems.append(
        "the exercises are numbered \(exercises.map(\.number)), not from 1 in steps of 1")
    }
    if exercises.map(\.difficulty) != exercises.map(\.difficulty).sorted() {
      problems.append("an easier exercise follows a harder one")
    }
    for exercise in exercises {
      problems += texts(of: exercise)
      for seed in seeds {
        problems += marks(of: exercise, seed: seed).map {
          "exercise \(exercise.number), seed \(seed): \($0)"
        }
      }
    }
    return problems
  }

  private static func texts(of exercise: Exercise) -> [String] {
    var problems: [String] = []
    for (name, text) in [
      ("title", exercise.title), ("task", exercise.task), ("hint", exercise.hint),
    ] where text.isEmpty {
      problems.append("exercise \(exercise.number) has an empty \(name)")
    }
    if exercise.mistakeNames.isEmpty {
      problems.append("exercise \(exercise.number) knows no mistake")
    }
    if Set(exercise.mistakeNames).count != exercise.mistakeNames.count {
      problems.append("exercise \(exercise.number) has two mistakes of one name")
    }
    return problems
  }

  private static func marks(of exercise: Exercise, seed: UInt64) -> [String] {
    var problems: [String] = []
    let audit = exercise.audit(seed: seed)
    if !audit.solution.isSolved {
      problems.append("the solution is not solved: \(audit.solution.explanation)")
    }
    for (name, mark) in audit.mistakes {
      switch mark {
      case .mistakes(let named) where named.map(\.name) == [name]:
        if named[0].hint.isEmpty { problems.append("the mistake '\(name)' has no hint") }
      case let mark:
        problems.append("the mistake '\(name)' is not named: \(mark.state): \(mark.explanation)")
      }
    }
    for (value, mark) in audit.constants where isAccepted(mark) {
      problems.append("\(value) for every input is not rejected")
    }
    if let first = audit.first, isAccepted(first) {
      problems.append("the answer to the first input is accepted for every input")
    }
    return problems
  }

  private static func isAccepted(_ mark: Mark) -> Bool {
    switch mark {
    case .wrong, .mistakes: false
    default: true
    }
  }
}
