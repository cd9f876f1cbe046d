import SafeIO
import Workbook

/// Lists the exercises with their state, or marks one, or shows its hint or solution.
struct ExercisesRun<C: MarkedChapter> {
  let number: Int?
  let seed: UInt64
  let wantsHint: Bool
  let wantsSolution: Bool

  init(_ command: ExercisesCommand<C>) {
    number = command.number
    seed = command.seed
    wantsHint = command.hint
    wantsSolution = command.solution
  }

  /// The exit status: 1 when the one exercise that was to be marked is not solved, else 0.
  func run() throws -> Int32 {
    guard let exercise = C.exercises.first(where: { $0.number == number }) else {
      return try list()
    }
    guard wantsHint || wantsSolution else { return try mark(exercise) }
    if wantsHint { try put(["Hint: \(exercise.hint)"]) }
    if wantsSolution {
      try StandardStreams.write(
        try SolutionText.of(exercise.number, beside: C.card.sourceFile))
    }
    return 0
  }

  // MARK: All

  private func list() throws -> Int32 {
    let exercises = C.exercises
    let results = StudentProcess<C>.mark(exercises.map(\.number), seed: seed)
    try put(["Chapter \(C.card.number) · \(C.card.title): exercises (seed \(seed))", ""])
    let rows = zip(exercises, results).map { exercise, result in
      ["\(exercise.number)", exercise.title, result.marking.state]
    }
    let table = TextTable(
      columns: ["N", "exercise", "state"], rows: rows, width: TextReport.width)
    try put(table.lines + [""], wrap: false)

    guard let next = zip(exercises, results).first(where: { $0.1.marking != .solved }) else {
      try put([
        exercises.count == 1
          ? "The exercise is solved." : "All \(exercises.count) exercises are solved. Well done."
      ])
      return 0
    }
    let command = "swift run \(C.card.executable) exercises \(next.0.number)"
    if next.1.marking == .unsolved {
      try put(["Next: fill in exercise \(next.0.number) in \(studentFile), then type"])
    } else {
      try put(["Next: see what is wrong with exercise \(next.0.number); type"])
    }
    try put(["  \(command)"], wrap: false)
    return 0
  }

  // MARK: One

  private func mark(_ exercise: Exercise) throws -> Int32 {
    let result = StudentProcess<C>.mark([exercise.number], seed: seed)[0]
    try put(["Exercise \(exercise.number) · \(exercise.title)", "", exercise.task, ""])
    if !result.printed.isEmpty {
      try put(["Your function prints:"] + result.printed.map { "  | \($0)" } + [""], wrap: false)
    }
    var lines = [result.marking.explanation]
    let command = "swift run \(C.card.executable) exercises"
    switch result.marking {
    case .solved:
      let next = C.exercises.first { $0.number > exercise.number }
      lines += next.map { ["Next: \(command) \($0.number)"] } ?? ["Next: \(command)"]
    case .unsolved:
      lines += ["Fill it in in \(studentFile), then type this command again."]
      lines += ["For a hint: \(command) \(exercise.number) --hint"]
    default:
      lines += [
        "For a hint: \(command) \(exercise.number) --hint · for the solution: --solution"
      ]
    }
    try put(lines)
    return result.marking == .solved ? 0 : 1
  }

  private var studentFile: String {
    Paths.short("\(Paths.folder(of: C.card.sourceFile))/Exercises.swift")
  }

  private func put(_ lines: [String], wrap: Bool = true) throws(OutputError) {
    let lines = wrap ? lines.flatMap { $0.wrapped(to: TextReport.width) } : lines
    try StandardStreams.write(lines.joined(separator: "\n") + "\n")
  }
}
