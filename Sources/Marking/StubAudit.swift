import SafeIO
import Workbook

/// Proves that the stubs of a chapter are unsolved in the project, without a word against a student's own work.
///
/// The text of `Exercises.swift` is judged as git has it, not as it stands in the folder; where the two are equal,
/// the stubs are run too, each in a process of its own with its time limit.
public enum StubAudit {
  /// The problems found, each a sentence; empty when all is well.
  ///
  /// A student who has begun has changed `Exercises.swift`, perhaps committed it: the last commit is looked at
  /// first, then what the branch was cloned from, and one of them must hold nothing but stubs. What cannot be
  /// looked at is printed and is no problem.
  /// - Parameter executable: The chapter's program, built from this clone.
  public static func problems<C: MarkedChapter>(of chapter: C.Type, executable: String) -> [String]
  {
    let numbers = C.exercises.map(\.number)
    return problems(count: numbers.count, beside: Paths.folder(of: C.card.sourceFile)) {
      StudentProcess<C>.mark(numbers, seed: Run.defaultSeed, executable: executable).map(\.marking)
    }
  }

  /// - Parameters:
  ///   - count: How many exercises there are.
  ///   - folder: Where `Exercises.swift` is.
  ///   - markAll: Runs the stubs of the built program.
  static func problems(
    count: Int, beside folder: String, markAll: () -> [Mark]
  ) -> [String] {
    let file = "\(folder)/Exercises.swift"
    let committed = ["HEAD", "@{upstream}"].compactMap { text(at: $0, in: folder) }
    guard !committed.isEmpty else {
      print("git knows no \(file), so it was not checked that its stubs are unsolved.")
      return []
    }
    guard let stubs = committed.first(where: { holdsOnlyStubs($0, count: count) }) else {
      return [
        "\(file) was committed with a solved exercise; each of its \(count) functions must begin "
          + "with 'throw Unsolved()'"
      ]
    }
    guard Paths.text(of: file, limit: 200_000) == stubs else {
      print("\(file) holds a student's work, so its functions were not run.")
      return []
    }
    return markAll().enumerated().filter { $0.element != .unsolved }.map {
      "the stub of exercise \($0.offset + 1) is marked '\($0.element.state)'"
    }
  }

  /// Whether every function of the text does nothing but throw ``Unsolved``, and there is one an exercise.
  static func holdsOnlyStubs(_ text: String, count: Int) -> Bool {
    let lines: [Substring] = text.split(separator: "\n").map { line in
      line.ranges(of: "//").first.map { line[..<$0.lowerBound] } ?? line
    }
    let code: String = lines.joined(separator: "\n")
    let functions = code.matches(of: /\bfunc\s/).count
    let stubs = code.matches(of: /\{\s*throw Unsolved\(\)\s*\}/).count
    return functions == count && stubs == count
  }

  /// The text of `Exercises.swift` in a commit, or nil where there is none.
  private static func text(at commit: String, in folder: String) -> String? {
    var git = [
      ChildProcess(
        "/usr/bin/env", ["env", "git", "-C", folder, "show", "\(commit):./Exercises.swift"])
    ]
    ChildProcess.collect(&git, timeLimit: .seconds(20))
    guard git[0].ending == .exited(0) else { return nil }
    return String(validating: git[0].output, as: UTF8.self)
  }
}
