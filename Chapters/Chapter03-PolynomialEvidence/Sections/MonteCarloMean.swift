import BayesNumerics
import Foundation
import Workbook

extension PolynomialEvidence {
  /// The average over draws in place of an integral, f̄ = (1/M) Σ f(aᵢ), and its error.
  static let monteCarloMean = Section<PolynomialStudy>(
    "monte-carlo-mean", "How accurate is a Monte Carlo mean?", seconds: 0.3
  ) { _, run in
    // Model: f(a) = cos a with a ~ N(0, 1), whose mean is e^(-1/2) and whose variance is (1 + e⁻²)/2 - e⁻¹
    let mean: Double = exp(-0.5)
    let variance: Double = (1 + exp(-2)) / 2 - exp(-1)

    // Inference: the mean of M draws, again and again, and the root of its mean squared error
    var random = run.random("draws")
    let repetitions = run.isQuick ? 50 : 200
    // snippet: error
    func error(draws count: Int) -> Double {
      var squares = 0.0
      for _ in 0..<repetitions {
        let sum = (0..<count).reduce(0.0) { sum, _ in sum + cos(random.normal()) }
        squares += (sum / Double(count) - mean) * (sum / Double(count) - mean)
      }
      return (squares / Double(repetitions)).squareRoot()
    }
    // end snippet
    let counts = [10, 32, 100, 316, 1000, 3162, 10_000]
    let errors = counts.map { error(draws: $0) }
    let decline = ErrorDecline(counts: counts, errors: errors, repetitions: repetitions)

    // What it shows
    return Findings(
      answer: "The error of a Monte Carlo mean falls as M to the power "
        + "\(NumberText.value(decline.slope, withError: decline.standardError)): ten times the accuracy "
        + "costs a hundred times the draws.",
      tables: [table(counts, errors, variance: variance, decline)],
      claims: [claim(decline)],
      values: [
        .init("slope", decline.slope, standardError: decline.standardError),
        .init("slope-error", decline.standardError),
      ])
  }

  private static func table(
    _ counts: [Int], _ errors: [Double], variance: Double, _ decline: ErrorDecline
  ) -> Table {
    Table(
      title: "A mean by Monte Carlo: cos a, a ~ N(0, 1)",
      columns: ["draws M", "error", "theory, √(Var f / M)"],
      rows: zip(counts, errors).map { count, error in
        [
          NumberText.grouped(count), NumberText.fixed(error, decimals: 4),
          NumberText.fixed((variance / Double(count)).squareRoot(), decimals: 4),
        ]
      },
      note: "Slope of log error against log M: "
        + NumberText.value(decline.slope, withError: decline.standardError) + ".")
  }

  private static func claim(_ decline: ErrorDecline) -> Claim {
    Claim(
      "39a",
      Claim.Source(
        lecture: "002", slide: "A quick introduction to Bayesian inference: Expectations"),
      "slope of log error against log M of a Monte Carlo mean",
      .crossCheck(
        route: "the variance of a mean, Var f / M", expected: -0.5, computed: decline.slope,
        .monteCarlo(standardError: decline.standardError)))
  }
}

/// How fast an error falls with the number of draws: a straight line through log error against log M.
struct ErrorDecline: Sendable {
  let slope: Double
  /// Of the slope, as the repetitions are finite in number.
  let standardError: Double

  init(counts: [Int], errors: [Double], repetitions: Int) {
    let x = counts.map { log(Double($0)) }
    slope = StraightLine(x: x, y: errors.map { log($0) }).slope
    // The root mean square of R normal errors has the relative standard error 1/√(2R)
    let middle = x.reduce(0, +) / Double(x.count)
    let spread = x.reduce(0) { $0 + ($1 - middle) * ($1 - middle) }
    standardError = 1 / (2 * Double(repetitions) * spread).squareRoot()
  }
}
