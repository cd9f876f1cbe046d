import ArgumentParser
import SafeIO
import Workbook

/// The options of chapter 13; their defaults are the chapter's case.
struct StochasticGradientSettings: ChapterSettings {
  @Option(file: "Rows of your own: numbers, and in the last column 0 or 1, in random order")
  var data: String?

  @Option("Rows of a mini-batch, for the regression on many rows", in: 1...100_000, value: "n")
  var batch = defaultBatch

  @Option(
    "Step size of that regression, as a share of the longest stable one", in: 0.0001...10,
    value: "share")
  var step = 0.1

  static let defaultBatch = 100
  static let ofRegression = ["data", "batch", "step"]
}
