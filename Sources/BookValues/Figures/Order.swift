import BayesNumerics
import Datasets
import Inference
import RealModule

extension BookFigure {
  /// Chapter 3: a polynomial's order, its noise and the prior of its weights.
  static let order = BookFigure(
    name: "order",
    data: [
      ("points", .list(QuadraticPoints.points.map { .numbers([$0.x, $0.y]) })),
      ("orders", .number(Double(orders.upperBound))),
    ],
    expectations: [
      (2, QuadraticPoints.noiseVariance, QuadraticPoints.priorVariance), (0, 1.5, 1), (5, 1.5, 1),
      (12, 1.5, 1), (2, 0.1, 1), (3, 0.1, 100), (12, 0.01, 1000), (1, 100, 0.01), (6, 0.5, 10),
      (12, 1000, 1000),
    ].flatMap(fit))

  private static let orders = 0...12

  private static func powers(_ x: Double) -> [Double] { orders.map { .pow(x, $0) } }

  private static let statistics: RegressionStatistics = {
    var statistics = RegressionStatistics(features: orders.count)
    statistics.add(
      Matrix(rows: QuadraticPoints.points.map { powers($0.x) }),
      targets: QuadraticPoints.points.map(\.y))
    return statistics
  }()

  private static func fit(_ order: Int, noise: Double, prior: Double) -> [Expectation] {
    let model = BayesianLinearRegression(noiseVariance: noise, priorVariance: prior)
    let fits = orders.map { model.posterior(statistics.leading($0 + 1)) }
    let comparison = ModelPosterior(logEvidences: fits.map(\.logEvidence))
    let outside = fits[order].prediction(at: Array(powers(4)[...order]))
    let values = [
      ("evidence", comparison.logEvidences[order]), ("best", Double(comparison.winner)),
      ("probability", comparison.probabilities[order]), ("mean4", outside.mean),
      ("sd4", outside.standardDeviation),
    ]
    return values.map {
      Expectation(
        [("order", .number(Double(order))), ("noise", .number(noise)), ("prior", .number(prior))],
        $0.0, $0.1)
    }
  }
}
