import ArgumentParser
import Plotting
import Workbook

extension Palette: ExpressibleByArgument {}

/// The options of chapter 2; their defaults are the lecture's case.
struct RateSettings: ChapterSettings {
  @Flag(help: "Draw new counts instead of the lecture's.")
  var simulate = false

  @Option("True rates of both sensors for --simulate", each: 0...1e5, value: "a,b")
  var rates = lectureRates

  @Option("Intervals for --simulate", in: 1...1_000_000, value: "N")
  var intervals = lectureIntervals

  @Option(
    "Means of the exponential priors of λ1 and λ2 (the first also of the rate of --data)",
    each: 0.001...1e6, value: "a,b")
  var priorMeans = [10.0, 3]

  @Option(
    "End of the uniform priors and of the maps (unless given, 5 or a round number above larger rates)",
    in: 0.001...1e7, value: "rate")
  var upper: Double?

  @Option("Points of the grid on each axis", in: 5...1000, value: "n")
  var grid = 100

  @Option("Colours of the maps (the slides use jet)")
  var colours = Palette.perceptual

  @Option(file: "Your own counts in the place of the alpha particles: one whole number per line")
  var data: String?

  @Option(file: "Your own counts in the place of the two sensors: two whole numbers per line")
  var sensors: String?

  static let lectureRates = [3.0, 1]
  static let lectureIntervals = 100

  /// The maps and the uniform priors reach from 0 to here, if the largest rate is about this one.
  func square(holding largest: Double) -> Double {
    upper ?? (largest < 4.5 ? 5 : RoundNumber.above(1.5 * largest))
  }

  /// Checks what one option alone cannot show.
  func validate() throws {
    if simulate, sensors != nil {
      throw ValidationError(
        "--simulate draws the counts that --sensors would read; leave out one of them")
    }
    guard !simulate else { return }
    let unused =
      rates != RateSettings.lectureRates
      ? "--rates" : intervals != RateSettings.lectureIntervals ? "--intervals" : nil
    if let unused {
      throw ValidationError(
        "\(unused) needs --simulate, as the lecture's counts are fixed; add --simulate or leave out "
          + unused)
    }
  }
}
