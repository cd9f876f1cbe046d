import ArgumentParser
import Foundation
import Workbook

/// `workbook claims REPORT...`: writes CLAIMS.md, or compares it with the committed one.
struct Claims: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make the ledger of claims from the JSON reports of the chapters.",
    discussion: "Status 1 when the ledger differs from the one it is compared with.")

  @Argument(help: "Reports, as chapterN --json prints them.")
  var reports: [String]

  @Option(help: "Write the ledger to this file.")
  var output: String?

  @Option(help: "Compare the ledger with this file.")
  var compare: String?

  func validate() throws {
    guard (output == nil) != (compare == nil) else {
      throw ValidationError("give either --output FILE or --compare FILE")
    }
  }

  func run() throws {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    let ledger = ClaimsLedger(
      try reports.map {
        try decoder.decode(JSONReport.self, from: Data(contentsOf: URL(fileURLWithPath: $0)))
      })
    if let output {
      try Data(ledger.markdown.utf8).write(to: URL(fileURLWithPath: output), options: .atomic)
    }
    if let compare {
      let committed = try String(contentsOf: URL(fileURLWithPath: compare), encoding: .utf8)
      let differences = ClaimsLedger.differences(committed: committed, fresh: ledger.markdown)
      guard differences.isEmpty else {
        print("\(compare) differs from what the chapters compute (make claims writes it anew):")
        for difference in differences { print("  \(difference)") }
        throw ExitCode(1)
      }
      print("the claims agree with \(compare)")
    }
  }
}
