import BayesNumerics
import Foundation

/// A noisy ascent of the bound for a normal target, N(place, width²); compiled in the chapter, and beside a student's file.
struct RateRun {
  /// m and log s at the end, of a start, a number of steps, and noisy slopes of the bound.
  typealias Ascent = (Double, Double, Int, (Double, Double) throws -> [Double]) throws -> [Double]

  /// The tests that a student may name.
  static let tests = [
    "bound-rises", "last-changes", "two-runs", "twice-the-steps", "start-at-top", "two-starts",
  ]

  /// The number of a test in the list, or -1.
  static func number(of test: String) -> Double { Double(tests.firstIndex(of: test) ?? -1) }

  let place: Double
  let width: Double
  /// The standard deviation of the slopes' noise.
  let noise: Double
  let steps: Int
  let seed: UInt64

  /// The bound, less a constant, is log s - (s² + (m - place)²)/(2 width²).
  func slopes(_ m: Double, _ logS: Double) -> [Double] {
    let precision = 1 / (width * width)
    return [(place - m) * precision, 1 - exp(2 * logS) * precision]
  }

  /// Where an ascent ends, at how many places it asked for slopes, its rates (the change of m over the slope in m, medians)
  /// about the tenth step, a tenth of the steps and two thirds of them, that of log s at a tenth, and the last place
  /// at which it asked: nine numbers.
  func end(from mean: Double, logScale: Double, by ascend: Ascent) throws -> [Double] {
    var random = RandomSource(seed: seed)
    var path: [(m: Double, logS: Double, up: [Double])] = []
    let end = try ascend(mean, logScale, steps) { m, logS in
      let noisy = slopes(m, logS).map { $0 + noise * random.normal() }
      // More than three times the steps are no longer looked at
      if path.count <= 3 * steps { path.append((m, logS, noisy)) }
      return noisy
    }
    guard end.count == 2 else { return [] }
    let rates = zip(path, path.dropFirst()).map { ($1.m - $0.m) / $0.up[0] }
    let logRates = zip(path, path.dropFirst()).map { ($1.logS - $0.logS) / $0.up[1] }
    /// Of the rates from half of a step's number to one and a half times it; 0 where there are none.
    func median(_ rates: [Double], around middle: Int) -> Double {
      let near = rates.dropFirst(middle - middle / 2).prefix(middle).filter(\.isFinite).sorted()
      return near.isEmpty ? 0 : near[near.count / 2]
    }
    return end + [Double(path.count)]
      + [10, steps / 10, 2 * steps / 3].map { median(rates, around: $0) }
      + [median(logRates, around: steps / 10)] + (path.last.map { [$0.m, $0.logS] } ?? [0, 0])
  }
}
