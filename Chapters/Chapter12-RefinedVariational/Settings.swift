import ArgumentParser
import SafeIO
import Workbook

/// The options of chapter 12; their defaults are the chapter's case.
struct RefinedSettings: ChapterSettings {
  @Option(
    file:
      "Your own series: a text file with one number per line, or two columns, a whole number for the time and the value"
  )
  var data: String?

  @Option("How many numbers a season has: 12 for months of a year", in: 2...52, value: "s")
  var season = 12

  @Option(
    "How many numbers at the end are forecast from those before", in: 2...240, value: "number")
  var ahead = 24

  static let ofSeries = ["data", "season", "ahead"]
}
