import ArgumentParser
import BayesNumerics
import Foundation
import Plotting
import SafeIO
import Workbook

extension Palette: ExpressibleByArgument {}

/// The options of chapter 2; their defaults are the lecture's case.
struct RateSettings: ChapterSettings {
  @Flag(help: "Draw new counts instead of the lecture's.")
  var simulate = false

  @Option(
    help: ArgumentHelp(
      "True rates of both sensors for --simulate, from 0 to 100000. (default: 3,1)",
      valueName: "a,b"),
    transform: { try RateSettings.pair($0, in: RateSettings.rateRange) })
  var rates: RatePair?

  @Option(
    help: ArgumentHelp(
      "Intervals for --simulate, from 1 to 1000000. (default: 100)", valueName: "N"))
  var intervals: Int?

  @Option(
    help: ArgumentHelp(
      "Means of the exponential priors of λ1 and λ2, from 0.001 to 1000000. (default: 10,3)",
      valueName: "a,b"),
    transform: { try RateSettings.pair($0, in: RateSettings.meanRange) })
  var priorMeans: RatePair?

  @Option(
    help: ArgumentHelp(
      "End of the uniform priors and of the maps. (default: 5, or a round number above larger rates)",
      valueName: "rate"),
    transform: RateSettings.end)
  var upper: Double?

  @Option(
    help: ArgumentHelp(
      "Points of the grid on each axis, from 5 to 1000. (default: 100)", valueName: "n"))
  var grid: Int?

  @Option(help: "Colours of the maps: perceptual (default) or jet, as on the slides.")
  var colours: Palette?

  @Option(
    help: ArgumentHelp(
      "Your own counts in the place of the alpha particles: one whole number a line.",
      valueName: "file"))
  var data: String?

  static let rateRange = 0.0...1e5
  static let meanRange = 1e-3...1e6
  static let mostIntervals = 1_000_000

  var truth: RatePair { simulate ? rates ?? RatePair(3, 1) : RatePair(3, 1) }
  var means: RatePair { priorMeans ?? RatePair(10, 3) }
  var gridPoints: Int { grid ?? 100 }
  var palette: Palette { colours ?? .perceptual }

  /// The maps and the uniform priors reach from 0 to here.
  var square: Double {
    if let upper { return upper }
    let largest = max(truth.first, truth.second)
    return largest < 4.5 ? 5 : RoundNumber.above(1.5 * largest)
  }

  var isLectureCase: Bool {
    !simulate && data == nil && means == RatePair(10, 3) && square == 5 && gridPoints == 100
      && palette == .perceptual
  }

  var summary: [(name: String, value: String)] {
    let own = data.map { [("data", $0)] } ?? []
    return own + [
      ("counts", simulate ? "simulated" : "the lecture's"),
      ("rates", "\(Words.short(truth.first)),\(Words.short(truth.second))"),
      ("intervals", "\(simulate ? intervals ?? 100 : 100)"),
      ("prior means", "\(Words.short(means.first)),\(Words.short(means.second))"),
      ("upper", Words.short(square)), ("grid", "\(gridPoints)"), ("colours", palette.rawValue),
    ]
  }

  /// Checks what one option alone cannot show.
  func validate() throws {
    if !simulate, let name = rates != nil ? "--rates" : intervals != nil ? "--intervals" : nil {
      throw ValidationError(
        "\(name) needs --simulate, as the lecture's counts are fixed; add --simulate or leave out "
          + name)
    }
    if let intervals, !(1...RateSettings.mostIntervals).contains(intervals) {
      throw ValidationError(
        "--intervals is \(intervals); it must lie between 1 and \(RateSettings.mostIntervals)")
    }
    if let grid, !(5...1000).contains(grid) {
      throw ValidationError("--grid is \(grid); it must lie between 5 and 1000")
    }
  }

  /// "3,1" as two numbers.
  private static func pair(_ text: String, in range: ClosedRange<Double>) throws -> RatePair {
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map {
      PlainNumber.double($0)
    }
    guard numbers.count == 2, let first = numbers[0], let second = numbers[1],
      range.contains(first), range.contains(second)
    else {
      throw ValidationError(
        "give two numbers between \(NumberText.shortest(range.lowerBound)) and "
          + "\(NumberText.shortest(range.upperBound)) with a comma and no space, such as 3,1")
    }
    return RatePair(first, second)
  }

  @Sendable private static func end(_ text: String) throws -> Double {
    guard let value = PlainNumber.double(text), (0.001...1e7).contains(value) else {
      throw ValidationError("give a number between 0.001 and 10000000, such as 5")
    }
    return value
  }
}

extension RateSettings {
  /// The lecture's counts, or new ones.
  func record(using random: inout RandomSource) -> SensorRecord {
    simulate
      ? .simulated(rates: truth, intervals: intervals ?? 100, using: &random)
      : .lecture(using: &random)
  }

  /// The student's counts, or the alpha particles.
  func sample() throws(InputError) -> CountSample {
    if let data { return try CountSample(file: data) }
    return .alphaParticles
  }
}
