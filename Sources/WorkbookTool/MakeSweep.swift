import ArgumentParser
import Foundation
import Workbook

/// `workbook sweep REPORT...`: in how many seeds does each random claim hold?
struct MakeSweep: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Count in how many seeds each random claim holds, from the reports of many runs.",
    discussion: "Status 1 when a claim fails more often than the false-alarm rate that it states.")

  @Argument(help: "Reports, as chapterN --seed S --json prints them; one per chapter and seed.")
  var reports: [String]

  @Option(help: "Write the page to this file.")
  var output: String?

  func run() throws {
    let sweep = Sweep(
      try reports.map { try JSONReport(json: Data(contentsOf: URL(fileURLWithPath: $0))) })
    if let output {
      try Data(sweep.markdown.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
    } else {
      print(sweep.markdown, terminator: "")
    }
    let bad = sweep.rows.filter(\.failsTooOften)
    for row in bad {
      print(
        "chapter \(row.chapter), \(row.id): held in \(row.held) of \(row.seeds) seeds, worst \(row.worst)"
      )
    }
    guard bad.isEmpty else { throw ExitCode(1) }
    print(
      "\(sweep.rows.count) random claims under \(sweep.seeds) seeds; none fails more often than stated"
    )
  }
}
