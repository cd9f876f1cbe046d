import ArgumentParser
import Foundation
import Workbook

/// `workbook claims REPORT...`: writes CLAIMS.md and SLIPS.md, or compares them with the committed ones.
struct Claims: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract:
      "Make the ledger of claims and the list of slips from the JSON reports of the chapters.",
    discussion: "Status 1 when a page differs from the one it is compared with.")

  @Argument(help: "Reports, as chapterN --json prints them.")
  var reports: [String]

  @Option(help: "SWEEP.md, for the column of seeds.")
  var sweep: String?

  @Flag(help: "Compare with the pages that are there, instead of writing them.")
  var compare = false

  func run() throws {
    let reports = try reports.map {
      try JSONReport(json: Data(contentsOf: URL(fileURLWithPath: $0)))
    }
    let counts = try sweep.map { Sweep(markdown: try String(contentsOfFile: $0, encoding: .utf8)) }
    let pages = [
      ("CLAIMS.md", ClaimsLedger(reports, sweep: counts).markdown),
      ("SLIPS.md", SlipsPage(reports).markdown),
    ]
    var isSame = true
    for (path, text) in pages {
      guard compare else {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        continue
      }
      let committed = try String(contentsOfFile: path, encoding: .utf8)
      let differences = ClaimsLedger.differences(committed: committed, fresh: text)
      if differences.isEmpty {
        print("\(path) agrees with what the chapters compute")
      } else {
        print("\(path) differs from what the chapters compute (make claims writes it anew):")
        for difference in differences { print("  \(difference)") }
        isSame = false
      }
    }
    guard isSame else { throw ExitCode(1) }
  }
}
