import ArgumentParser
import BayesNumerics
import SafeIO
import Workbook

/// The options of chapter 1; their defaults are the lecture's case.
struct CoinFlipSettings: ChapterSettings {
  @Option("Heads seen, at most the flips (10 in the lecture)", in: 0...mostFlips, value: "k")
  var heads: Int?

  @Option("Flips made (14 in the lecture)", in: 1...mostFlips, value: "n")
  var flips: Int?

  @Option("Beta prior of the first model", each: 0.001...1e6, value: "a,b")
  var prior = [10.0, 10]

  @Option(
    "Beta prior of the second model, against which it is compared", each: 0.001...1e6, value: "a,b")
  var against = [1.0, 1]

  @Option(
    "Probability, before the flips, that the coin is fair", in: 0.000001...0.999999, value: "P")
  var fairPrior = 0.5

  @Option(file: "Your own flips: a text of H and T, or a column of 1 and 0")
  var data: String?

  @Option(file: "Flips of several people: a line for each with the successes and the flips")
  var flippers: String?

  static let mostFlips = 1_000_000

  /// How many flips, and how many of them showed heads.
  var totals: Flips {
    Flips(heads: heads ?? Flips.lecture.heads, flips: flips ?? Flips.lecture.flips)
  }

  /// Checks what one option alone cannot show.
  func validate() throws {
    if data != nil, heads != nil || flips != nil {
      throw ValidationError(
        "--data counts the flips itself; leave out --heads and --flips, or leave out --data")
    }
    if let heads, flips == nil {
      throw ValidationError("--heads \(heads) of how many? Give --flips as well")
    }
    if let flips, heads == nil {
      throw ValidationError("--flips \(flips), but how many showed heads? Give --heads as well")
    }
    guard totals.heads <= totals.flips else {
      throw ValidationError("--heads is \(totals.heads), more than the \(totals.flips) of --flips")
    }
  }
}
