import SafeIO
import Workbook

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Lists the exercises with their state, or marks one, or shows its hint or solution.
struct ExercisesRun<C: MarkedChapter> {
  let command: ExercisesCommand<C>
  let seed: UInt64
  let answers: Answers
  private var name: String { C.card.executable }

  init(_ command: ExercisesCommand<C>) throws {
    self.command = command
    seed =
      command.seed ?? command.student.flatMap { StudentName.seed($0) } ?? Run.defaultSeed
    if let folder = command.answers {
      guard let real = Paths.real(folder) else {
        throw InputError(
          .noInput,
          "there is no folder \(folder.quoted); make it first, or name another with --answers")
      }
      answers = Answers(folder: real)
    } else if let clone = Clone.folder(sourceFile: C.card.sourceFile) {
      answers = .of(clone: clone)
    } else {
      throw InputError(
        .noInput, "the clone of the workbook was not found; name a folder with --answers")
    }
  }

  /// The exit status: 0 when all that was asked for is solved, else 1.
  func run() throws -> Int32 {
    let exercise = C.exercises.first { $0.number == command.number }
    if let exercise, command.hint || command.solution {
      if command.hint { try put(["Hint: \(exercise.hint)"]) }
      if command.solution { try StandardStreams.write(try solution(of: exercise)) }
      return 0
    }

    // Somebody else's folder is only read
    var new: [String] = []
    if command.answers == nil {
      new = try answers.lay(
        Stubs(beside: C.card.sourceFile), for: C.exercises, chapter: name)
    }
    var marker = try Marker(card: C.card)
    marker.limits = StudentRun.Limits(
      ofTheProcessor: UInt64(command.limit), ofTheClock: .seconds(25 + command.limit))
    if command.watch { try watch(marker, exercise) }
    let exercises = exercise.map { [$0] } ?? C.exercises
    let results = marker.mark(exercises, texts: exercises.map(text), seed: seed)
    if command.json {
      try StandardStreams.write(try json(exercises, results))
    } else if let exercise {
      try show(exercise, results[0])
    } else {
      try list(results, new: new)
    }
    return results.allSatisfy(\.mark.isSolved) ? 0 : 1
  }

  private func text(of exercise: Exercise) -> String? {
    answers.text(of: exercise, chapter: name)
  }

  /// What a right file holds.
  private func solution(of exercise: Exercise) throws(InputError) -> String {
    let path = "\(Paths.folder(of: C.card.sourceFile))/Solutions/\(exercise.fileName)"
    guard let text = Paths.text(of: path, limit: 2_000_000) else {
      throw InputError(
        .noInput, "the solution is not at \(path.quoted); this clone may be one without solutions")
    }
    return text
  }

  // MARK: All

  private func list(_ results: [StudentResult], new: [String]) throws {
    let exercises = C.exercises
    let whose = command.student.map { "for \($0.oneLine(limit: 60))" } ?? "seed \(seed)"
    try put(["Chapter \(C.card.number) · \(C.card.title): exercises (\(whose))", ""])
    let rows = zip(exercises, results).map { exercise, result in
      [
        "\(exercise.number)", exercise.title, exercise.kind.rawValue,
        String(repeating: "●", count: exercise.difficulty), result.mark.state,
      ]
    }
    let table = TextTable(
      columns: ["N", "exercise", "kind", "difficulty", "state"], rows: rows,
      width: TextReport.width)
    try put(table.lines + [""], wrap: false)
    if !new.isEmpty {
      try put([
        "\(new.count) new \(new.count == 1 ? "file was" : "files were") laid in "
          + "\(Paths.short(Paths.folder(of: new[0]))) for you to write in.", "",
      ])
    }

    let predictions = results.compactMap { result -> (Int, Int)? in
      if case .predicted(let held, let count, _) = result.mark { return (held, count) }
      return nil
    }
    if !predictions.isEmpty {
      let (held, count) = predictions.reduce((0, 0)) { ($0.0 + $1.0, $0.1 + $1.1) }
      try put([
        "Your 80 % intervals held \(held) of \(count) answers; calibrated ones hold about "
          + "\(NumberText.fixed(0.8 * Double(count), decimals: 0)).", "",
      ])
    }
    guard let next = zip(exercises, results).first(where: { !$0.1.mark.isSolved }) else {
      try put([
        exercises.count == 1
          ? "The exercise is solved." : "All \(exercises.count) exercises are solved. Well done."
      ])
      return
    }
    let path = Paths.short(answers.path(of: next.0, chapter: name))
    if next.1.mark == .unsolved, text(of: next.0) == nil {
      try put([
        "There is no file \(path): copy it from the folder Answers, where "
          + "'swift run \(name) exercises' puts one. Then type"
      ])
    } else if next.1.mark == .unsolved {
      try put(["Next: write exercise \(next.0.number) in \(path), then type"])
    } else {
      try put(["Next: see what is wrong with exercise \(next.0.number) (\(path)); type"])
    }
    try put(["  swift run \(name) exercises \(next.0.number)\(studentWords)"], wrap: false)
  }

  private var studentWords: String {
    command.student.map { " --student \($0.quotedForShell)" } ?? ""
  }

  // MARK: One

  private func show(_ exercise: Exercise, _ result: StudentResult) throws {
    try put(["Exercise \(exercise.number) · \(exercise.title)", "", exercise.task, ""])
    if !result.printed.isEmpty {
      try put(["Your function prints:"] + result.printed.map { "  | \($0)" } + [""], wrap: false)
    }
    var lines = [result.mark.explanation]
    let again = "swift run \(name) exercises"
    switch result.mark {
    case .solved, .predicted:
      let next = C.exercises.first { $0.number > exercise.number }
      lines += next.map { ["Next: \(again) \($0.number)"] } ?? ["Next: \(again)"]
    case .unsolved where text(of: exercise) == nil:
      lines = [
        "There is no file \(Paths.short(answers.path(of: exercise, chapter: name))). "
          + "'\(again)' without --answers puts one into the folder Answers; copy it from there."
      ]
    case .unsolved:
      let path = Paths.short(answers.path(of: exercise, chapter: name))
      lines += ["Write it in \(path), then type this command again."]
      lines += ["For a hint: \(again) \(exercise.number) --hint"]
    default:
      lines += ["For a hint: \(again) \(exercise.number) --hint · for the solution: --solution"]
    }
    try put(lines)
  }

  // MARK: Watching

  /// Marks a file whenever it changes; ends with the program.
  private func watch(_ marker: Marker, _ exercise: Exercise?) throws -> Never {
    let exercises = exercise.map { [$0] } ?? C.exercises
    var stamps: [Int?] = exercises.map { _ in nil }
    let whole = "\(exercises.count) \(exercises.count == 1 ? "file" : "files")"
    try put(["Watching \(whole) in \(Paths.short(answers.folder))/\(name); Ctrl-C ends it.", ""])
    for index in exercises.indices { stamps[index] = stamp(exercises[index]) }
    while true {
      usleep(200_000)
      for (index, exercise) in exercises.enumerated() {
        let now = stamp(exercise)
        guard now != stamps[index] else { continue }
        stamps[index] = now
        let result = marker.mark(text(of: exercise), of: exercise, seed: seed)
        try put(["Exercise \(exercise.number) · \(exercise.title): \(result.mark.state)"])
        try put(result.printed.map { "  | \($0)" }, wrap: false)
        try put([result.mark.explanation, ""])
      }
    }
  }

  private func stamp(_ exercise: Exercise) -> Int? {
    Paths.modified(answers.path(of: exercise, chapter: name))
  }

  // MARK: For machines

  private func json(_ exercises: [Exercise], _ results: [StudentResult]) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    let report = ExercisesReport(
      chapter: C.card.number, title: C.card.title, seed: seed, student: command.student,
      exercises: zip(exercises, results).map { exercise, result in
        ExercisesReport.Entry(
          exercise, result.mark, file: answers.path(of: exercise, chapter: name))
      })
    return String(decoding: try encoder.encode(report), as: UTF8.self) + "\n"
  }

  private func put(_ lines: [String], wrap: Bool = true) throws(OutputError) {
    guard !lines.isEmpty else { return }
    let lines = wrap ? lines.flatMap { $0.wrapped(to: TextReport.width) } : lines
    try StandardStreams.write(lines.joined(separator: "\n") + "\n")
  }
}

/// The states of a chapter's exercises, as `--json` prints them and other programs read them.
public struct ExercisesReport: Codable, Sendable {
  public let chapter: Int
  public let title: String
  public let seed: UInt64
  public let student: String?
  public let exercises: [Entry]

  public struct Entry: Codable, Sendable {
    public let number: Int
    public let name: String
    public let title: String
    public let kind: Exercise.Kind
    public let difficulty: Int
    public let task: String
    public let file: String
    public let isSolved: Bool
    public let state: String
    public let explanation: String
    public let mistakes: [String]
    /// Of intervals that were predicted: how many held what came out.
    public let held: Int?
    public let predicted: Int?

    init(_ exercise: Exercise, _ mark: Mark, file: String) {
      number = exercise.number
      name = exercise.name
      title = exercise.title
      kind = exercise.kind
      difficulty = exercise.difficulty
      task = exercise.task
      self.file = file
      isSolved = mark.isSolved
      state = mark.state
      explanation = mark.explanation
      mistakes = mark.mistakeNames
      if case .predicted(let held, let count, _) = mark {
        (self.held, predicted) = (held, count)
      } else {
        (held, predicted) = (nil, nil)
      }
    }
  }
}

extension String {
  /// As one word of a shell's line.
  fileprivate var quotedForShell: String {
    "'" + replacing("'", with: "'\\''") + "'"
  }
}
