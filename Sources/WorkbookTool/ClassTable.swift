import Foundation
import Marking
import SafeIO
import Synchronization
import Workbook

/// The marks of a class: a row for each student and exercise.
struct ClassTable: Sendable {
  struct Row: Sendable {
    let student: String
    let chapter: Int
    let exercise: Int
    let title: String
    let state: String
    let isSolved: Bool
    let mistakes: [String]
    let explanation: String
    let check: Submission.Verdict
    /// Others who handed in the same text.
    var sameAs: [String] = []
  }

  var rows: [Row]

  /// Marks each student by each chapter's program; what fails for one costs only that one's rows.
  static func mark(
    _ submissions: SubmissionFolder, by programs: [(number: Int, path: String)],
    arguments: [String]
  ) throws -> ClassTable {
    let jobs = submissions.entries.flatMap { entry in programs.map { (entry, $0) } }
    let results = Mutex([[(Row, text: String)]](repeating: [], count: jobs.count))
    let done = Mutex(0)
    // More than there are processors, as one that sleeps or waits costs none
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = 2 * ProcessInfo.processInfo.activeProcessorCount
    for (index, (entry, program)) in jobs.enumerated() {
      queue.addOperation {
        let rows = rows(of: entry, by: program, arguments)
        results.withLock { $0[index] = rows }
        let count = done.withLock { done in
          done += 1
          return done
        }
        if isatty(STDERR_FILENO) == 1 {
          StatusLine.show("marked \(count) of \(jobs.count): \(entry.name.oneLine(limit: 40))")
        }
      }
    }
    queue.waitUntilAllOperationsAreFinished()
    StatusLine.clear()
    return ClassTable(rows: withCopies(results.withLock { $0.flatMap(\.self) }))
  }

  private static func rows(
    of entry: SubmissionFolder.Entry, by program: (number: Int, path: String),
    _ arguments: [String]
  ) -> [(Row, text: String)] {
    do {
      let report = try ChapterPrograms.report(
        of: program.path, arguments + ["--student", entry.name, "--answers", entry.path])
      return report.exercises.map { exercise in
        (
          Row(
            student: entry.name, chapter: report.chapter, exercise: exercise.number,
            title: exercise.title, state: exercise.state, isSolved: exercise.isSolved,
            mistakes: exercise.mistakes, explanation: exercise.explanation, check: entry.check),
          exercise.state == "not solved yet"
            ? "" : withoutBlanks(Paths.text(of: exercise.file, limit: 200_000) ?? "")
        )
      }
    } catch {
      return [
        (
          Row(
            student: entry.name, chapter: program.number, exercise: 0, title: "",
            state: "cannot be marked", isSolved: false, mistakes: [], explanation: error.sentence,
            check: entry.check),
          ""
        )
      ]
    }
  }

  /// Code without comments and blanks, so that a copy with another layout is still seen.
  private static func withoutBlanks(_ text: String) -> String {
    text.split(separator: "\n").map { line in
      line.ranges(of: "//").first.map { line[..<$0.lowerBound] } ?? line
    }.joined().filter { !$0.isWhitespace }
  }

  private static func withCopies(_ rows: [(Row, text: String)]) -> [Row] {
    var owners: [String: [String]] = [:]
    func key(_ row: (Row, text: String)) -> String {
      "\(row.0.chapter) \(row.0.exercise) \(row.text)"
    }
    for row in rows where row.text.count > 200 {
      owners[key(row), default: []].append(row.0.student)
    }
    return rows.map { row in
      var result = row.0
      result.sameAs = (owners[key(row)] ?? []).filter { $0 != result.student }
      return result
    }
  }

  // MARK: As text

  private var students: [String] {
    var seen: Set<String> = []
    return rows.map(\.student).filter { seen.insert($0).inserted }
  }

  /// Solved exercises of each student, then all rows.
  var text: String {
    let totals = students.map { student in
      let own = rows.filter { $0.student == student }
      return [
        student.oneLine(limit: 40), "\(own.count(where: \.isSolved))", "\(own.count)",
        own.first?.check.rawValue ?? "",
      ]
    }
    let details = rows.map { row in
      [
        row.student.oneLine(limit: 30), "\(row.chapter).\(row.exercise)", row.state,
        row.mistakes.joined(separator: "; ").oneLine(limit: 60),
        row.sameAs.joined(separator: ", ").oneLine(limit: 40),
      ]
    }
    let first = TextTable(columns: ["student", "solved", "of", "check"], rows: totals)
    let second = TextTable(
      columns: ["student", "exercise", "state", "mistakes", "same text as"], rows: details)
    return (first.lines + [""] + second.lines).joined(separator: "\n") + "\n"
  }

  /// What is said when the table goes to files.
  var summary: String {
    let solved = rows.count(where: \.isSolved)
    return
      "\(students.count) students, \(rows.count) exercises, \(solved) solved; the table and a figure were written.\n"
  }

  /// RFC 4180; a cell that a spreadsheet would run as a formula begins with an apostrophe.
  var csv: String {
    func cell(_ text: String) -> String {
      let clean = text.oneLine(limit: 2000)
      let safe = clean.first.map { "=+-@".contains($0) } == true ? "'" + clean : clean
      return "\"" + safe.replacing("\"", with: "\"\"") + "\""
    }
    let head = [
      "student", "chapter", "exercise", "title", "state", "solved", "mistakes", "check",
      "same text as", "explanation",
    ]
    let lines = rows.map { row in
      [
        row.student, "\(row.chapter)", "\(row.exercise)", row.title, row.state,
        row.isSolved ? "1" : "0", row.mistakes.joined(separator: "; "), row.check.rawValue,
        row.sameAs.joined(separator: "; "), row.explanation,
      ]
    }
    return ([head] + lines).map { $0.map(cell).joined(separator: ",") }.joined(separator: "\r\n")
      + "\r\n"
  }
}
