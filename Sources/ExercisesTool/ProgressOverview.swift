import Foundation
import Marking
import Workbook

/// One line a chapter, and what to do next.
struct ProgressOverview {
  let reports: [ExercisesReport]
  let student: String?

  init(_ reports: [ExercisesReport], student: String?) {
    self.reports = reports.filter { !$0.exercises.isEmpty }
    self.student = student
  }

  var text: String {
    let rows = reports.map { report in
      [
        "\(report.chapter)", report.title,
        report.exercises.map { $0.isSolved ? "●" : "○" }.joined(),
        "\(report.exercises.count(where: \.isSolved)) of \(report.exercises.count)",
      ]
    }
    let table = TextTable(
      columns: ["chapter", "question", "solved", ""], rows: rows, width: TextReport.width)
    return ([table.lines.joined(separator: "\n")] + [predictions, next].compactMap(\.self))
      .joined(separator: "\n\n") + "\n"
  }

  /// How well the intervals that were predicted held, in all chapters together.
  private var predictions: String? {
    let all = reports.flatMap(\.exercises)
    let count = all.compactMap(\.predicted).reduce(0, +)
    guard count > 0 else { return nil }
    let held = all.compactMap(\.held).reduce(0, +)
    let expected = NumberText.fixed(0.8 * Double(count), decimals: 0)
    return
      "Your 80 % intervals held \(held) of \(count) answers; calibrated ones hold about \(expected)."
  }

  private var next: String? {
    for report in reports {
      guard let exercise = report.exercises.first(where: { !$0.isSolved }) else { continue }
      let name = student.map { " --student '\($0.replacing("'", with: "'\\''"))'" } ?? ""
      return """
        Next: exercise \(exercise.number) of chapter \(report.chapter), \(exercise.title) (\(exercise.state)), in \
        \(shortened(exercise.file))
          swift run chapter\(report.chapter) exercises \(exercise.number)\(name)
        """
    }
    return reports.isEmpty ? nil : "All exercises are solved. Well done."
  }

  private func shortened(_ path: String) -> String {
    let here = FileManager.default.currentDirectoryPath + "/"
    return path.hasPrefix(here) ? String(path.dropFirst(here.count)) : path
  }

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(reports), as: UTF8.self) + "\n"
    }
  }
}
