import BayesNumerics
import Inference
import RealModule

extension BookFigure {
  /// Chapter 10: the evidence for one unit whose weight is integrated out.
  static let occam = BookFigure(
    name: "occam",
    expectations: [
      (3.0, 1000.0, 0.5), (2, 3, 0.5), (-4.2, 0.1, 0.01), (0, 10, 0.9), (6, 500, 0.05),
      (1.3, 0.5, 0.99),
    ].flatMap(occam))

  /// A regression with one column and one number, β̂, whose standard error is 1, beside a net without the unit.
  private static func occam(_ seen: Double, _ scale: Double, _ alpha: Double) -> [Expectation] {
    var statistics = RegressionStatistics(features: 1)
    statistics.add(Matrix(rows: [[1]]), targets: [seen])
    let with = BayesianLinearRegression(noiseVariance: 1, priorVariance: scale * scale)
      .posterior(statistics.leading(1)).logEvidence
    let without = Normal().logDensity(seen)
    let best = Normal(mean: seen).logDensity(seen)
    let factor = BayesFactor(logEvidence: with, against: without)
    let values = [
      ("log", with - without), ("gain", best - without), ("occam", with - best),
      ("probability", factor.value * alpha / (factor.value * alpha + 1 - alpha)),
    ]
    return values.map {
      Expectation(
        [("seen", .number(seen)), ("scale", .number(scale)), ("alpha", .number(alpha))],
        $0.0, $0.1)
    }
  }
}
