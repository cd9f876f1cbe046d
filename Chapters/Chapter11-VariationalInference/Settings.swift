import ArgumentParser
import SafeIO
import Workbook

/// The options of chapter 11; their defaults are the chapter's case.
struct VariationalSettings: ChapterSettings {
  @Option(file: "Your own numbers for the mixture: a text file with one column")
  var data: String?

  @Option("The most components of a mixture that are tried", in: 1...12, value: "number")
  var most = 7

  static let ofMixture = ["data", "most"]
}
