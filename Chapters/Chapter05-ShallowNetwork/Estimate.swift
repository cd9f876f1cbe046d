import BayesNumerics
import Inference
import Plotting
import Workbook

/// A number that chains estimate, with its Monte Carlo standard error.
struct Estimate: Sendable {
  let value: Double
  let standardError: Double

  init(_ value: Double, standardError: Double) {
    self.value = value
    self.standardError = standardError
  }

  /// The mean of a quantity, chains × draws.
  init(meanOf chains: [[Double]]) {
    value = sampleMean(chains.flatMap(\.self))
    standardError = MonteCarloError.mean(chains)
  }

  /// The mean of independent draws.
  init(meanOfIndependent draws: [Double]) {
    value = sampleMean(draws)
    standardError = (sampleVariance(draws) / Double(draws.count)).squareRoot()
  }

  /// The width of the central nine tenths of a quantity, chains × draws.
  init(widthOf chains: [[Double]]) {
    let sorted = chains.flatMap(\.self).sorted()
    value = sampleQuantile(0.95, ofSorted: sorted) - sampleQuantile(0.05, ofSorted: sorted)
    // Both ends as if they were independent; they are nearly so
    standardError = Estimate.root(
      MonteCarloError.quantile(0.05, chains), MonteCarloError.quantile(0.95, chains))
  }

  /// How many standard errors two estimates are apart.
  func distance(to other: Estimate) -> Double {
    (value - other.value) / Estimate.root(standardError, other.standardError)
  }

  static func - (a: Estimate, b: Estimate) -> Estimate {
    Estimate(a.value - b.value, standardError: root(a.standardError, b.standardError))
  }

  /// A ratio with its error to first order.
  static func / (a: Estimate, b: Estimate) -> Estimate {
    let ratio = a.value / b.value
    return Estimate(
      ratio,
      standardError: abs(ratio) * root(a.standardError / a.value, b.standardError / b.value))
  }

  /// √(a² + b²)
  private static func root(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }

  /// "0.4729 ± 0.0003"
  var text: String { NumberText.value(value, withError: standardError) }
}

extension Findings.Value {
  init(_ name: String, _ estimate: Estimate) {
    self.init(name, estimate.value, standardError: estimate.standardError)
  }
}

extension Agreement {
  /// Within the standard errors of the rows; where the draws give none, nothing is compared.
  static func withinErrors(_ standardErrors: [Double]) -> Agreement {
    standardErrors.allSatisfy(\.isFinite)
      ? .monteCarloByRow(standardErrors: standardErrors)
      : .notCompared(because: "these draws have no standard error")
  }

  static let singleDraws = Agreement.notCompared(
    because: "single draws of a chain, which follow every rounding")
}
