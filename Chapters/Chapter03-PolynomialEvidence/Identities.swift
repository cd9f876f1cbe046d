import BayesNumerics
import Inference
import RealModule

/// The four formulas of the lecture by two routes each, and learning point by point against learning at
/// once, on the lecture's data.
///
/// Errors are relative. Function space is asked only where its N × N covariance K can be represented:
/// where rounding, ulp × tr K / σ², stays below 1e-10.
struct Identities: Sendable {
  /// The highest order that function space can represent, in each basis.
  let highestOrders: [(basis: Basis, order: Int)]
  /// μ = s² ΦᵀK⁻¹y
  private(set) var mean = 0.0
  /// Σ (ΦᵀΦ/σ² + I/s²) = I
  private(set) var covariance = 0.0
  /// σ² + φᵀΣφ at x = 0 and x = 4
  private(set) var prediction = 0.0
  /// log N(y | 0, K)
  private(set) var evidence = 0.0
  /// Posterior mean and log evidence, point by point against all at once, orders 2 and 12.
  private(set) var sequential = 0.0
  /// Σ log p(yᵢ | y₁ ... yᵢ₋₁) of order 2: the evidence as a chain of predictions.
  private(set) var chainOfPredictions = 0.0
  /// The posterior mean of order 2 by function space.
  private(set) var meanOfOrder2: [Double] = []

  init(model: BayesianLinearRegression) {
    let x = LectureData.points.map(\.x)
    let y = LectureData.points.map(\.y)
    highestOrders = Basis.allCases.map { basis in
      let polynomials = Polynomials(basis, over: (x.min() ?? 0)...(x.max() ?? 0))
      let representable = LectureData.orders.last { order in
        let size = norm(polynomials.features(at: x, order: order).elements)
        return Double.ulpOfOne * model.priorVariance * size * size / model.noiseVariance < 1e-10
      }
      return (basis, representable ?? 0)
    }
    for (basis, highest) in highestOrders {
      let polynomials = Polynomials(basis, over: (x.min() ?? 0)...(x.max() ?? 0))
      for order in 0...highest {
        compare(polynomials.features(at: x, order: order), y, model) {
          polynomials.features(at: [$0], order: order).elements
        }
      }
    }
    for order in [2, 12] {
      learnPointByPoint(
        Polynomials(.monomial, over: -1...1).features(at: x, order: order), y, model)
    }
  }

  private mutating func compare(
    _ features: Matrix, _ y: [Double], _ model: BayesianLinearRegression,
    at place: (Double) -> [Double]
  ) {
    var statistics = RegressionStatistics(features: features.columns)
    statistics.add(features, targets: y)
    let weights = model.posterior(statistics)
    guard let functions = try? FunctionSpaceRegression(features, targets: y, model: model) else {
      evidence = .infinity
      return
    }
    if features.columns == 3, meanOfOrder2.isEmpty { meanOfOrder2 = functions.weightMean }

    var precision = features.gram
    for i in 0..<features.columns {
      for j in 0..<features.columns { precision[i, j] /= model.noiseVariance }
      precision[i, i] += 1 / model.priorVariance
    }
    let product = weights.covariance * precision
    let one = Matrix.identity(features.columns)
    covariance = max(
      covariance, norm(zip(product.elements, one.elements).map { $0 - $1 }) / norm(one.elements))
    mean = max(mean, Identities.difference(weights.mean, functions.weightMean))
    for x in [0.0, 4.0] {
      let features = place(x)
      prediction = max(
        prediction,
        Identities.difference(
          [weights.prediction(at: features).variance], [functions.prediction(at: features).variance]
        ))
    }
    evidence = max(
      evidence, Identities.difference([weights.logEvidence], [functions.logEvidence]))
  }

  private mutating func learnPointByPoint(
    _ features: Matrix, _ y: [Double], _ model: BayesianLinearRegression
  ) {
    var statistics = RegressionStatistics(features: features.columns)
    statistics.add(features, targets: y)
    let batch = model.posterior(statistics)
    var learnt = model.prior(features: features.columns)
    var chain = 0.0
    for i in y.indices {
      let row = (0..<features.columns).map { features[i, $0] }
      let prediction = learnt.prediction(at: row)
      chain += Normal(
        mean: prediction.mean, standardDeviation: prediction.standardDeviation
      ).logDensity(y[i])
      learnt = learnt.updated(
        Matrix(rows: 1, columns: row.count, elements: row), targets: [y[i]])
    }
    sequential = max(
      sequential, Identities.difference(learnt.mean, batch.mean),
      Identities.difference([learnt.logEvidence], [batch.logEvidence]))
    if features.columns == 3 { chainOfPredictions = chain }
  }

  /// |a - b| / |b|
  private static func difference(_ a: [Double], _ b: [Double]) -> Double {
    norm(zip(a, b).map { $0 - $1 }) / norm(b)
  }
}
