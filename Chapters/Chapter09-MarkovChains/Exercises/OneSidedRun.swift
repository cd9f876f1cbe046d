import BayesNumerics
import Foundation

/// Runs a step of a chain on x > 0 from many starts; compiled in the chapter, and beside a student's file.
struct OneSidedRun {
  /// One step of a chain: x, the width of the proposal, log p, random numbers.
  typealias Step = (Double, Double, (Double) -> Double, inout RandomSource) throws -> Double

  /// The tests that a student may name.
  static let tests = [
    "chains-agree", "halves-agree", "acceptance-rate", "same-seed", "tiny-steps", "one-step",
  ]

  /// The number of a test in the list, or -1.
  static func number(of test: String) -> Double { Double(tests.firstIndex(of: test) ?? -1) }

  /// log of the density x^(shape - 1) e^(-x), up to a constant; -∞ where x is not positive.
  static func logDensity(shape: Double) -> (Double) -> Double {
    { x in x > 0 ? (shape - 1) * log(x) - x : -.infinity }
  }

  /// Walks from many starts, and says how x, log x and x/(1 + x) at the ends differ from those of exact draws.
  ///
  /// - Parameters:
  ///   - start: Where all walks begin; 0 for exact draws, which are then what the ends are compared with.
  /// - Returns: Three means of differences, their three standard errors, and the share of steps that moved.
  static func differences(
    shape: Double, width: Double, start: Double, steps: Int, count: Int, seed: UInt64,
    by step: Step
  ) throws -> [Double] {
    var random = RandomSource(seed: seed)
    let logDensity = logDensity(shape: shape)
    var (sums, squares) = ([0.0, 0, 0], [0.0, 0, 0])
    var moved = 0
    for _ in 0..<count {
      let exact = random.gamma(shape: shape)
      var x = start > 0 ? start : exact
      for _ in 0..<steps {
        let next = try step(x, width, logDensity, &random)
        if next != x { moved += 1 }
        x = next
      }
      for (k, difference) in [x - exact, log(x / exact), x / (1 + x) - exact / (1 + exact)]
        .enumerated()
      {
        sums[k] += difference
        squares[k] += difference * difference
      }
    }
    let n = Double(count)
    let means = sums.map { $0 / n }
    let errors = zip(squares, means).map { (max($0 / n - $1 * $1, 0) / n).squareRoot() }
    return means + errors + [Double(moved) / (n * Double(steps))]
  }
}
