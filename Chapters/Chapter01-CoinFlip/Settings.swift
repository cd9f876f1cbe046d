import ArgumentParser
import BayesNumerics
import SafeIO
import Workbook

/// The options of chapter 1; their defaults are the lecture's case.
struct CoinFlipSettings: ChapterSettings {
  @Option("Heads seen, at most the flips", in: 0...mostFlips, value: "k")
  var heads = Flips.lecture.heads

  @Option("Flips made", in: 1...mostFlips, value: "n")
  var flips = Flips.lecture.flips

  @Option("Beta prior of the first model", each: 0.001...1e6, value: "a,b")
  var prior = [10.0, 10]

  @Option("Beta prior of the model that it is weighed against", each: 0.001...1e6, value: "a,b")
  var against = [1.0, 1]

  @Option(file: "Your own flips: a text of H and T, or a column of 1 and 0")
  var data: String?

  static let mostFlips = 1_000_000

  /// Checks what one option alone cannot show.
  func validate() throws {
    if data != nil, changed.contains(where: { $0.name == "heads" || $0.name == "flips" }) {
      throw ValidationError(
        "--data counts the flips itself; leave out --heads and --flips, or leave out --data")
    }
    guard heads <= flips else {
      throw ValidationError("--heads is \(heads), more than the \(flips) of --flips; give both")
    }
  }
}
