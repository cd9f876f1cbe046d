import BayesNumerics
import Datasets
import Inference
import RealModule
import Workbook

/// Real measurements whose noise is not constant: a head in motorcycle crashes, before and after the
/// impact.
///
/// Time and acceleration are standardised (mean 0, variance 1), so that a prior N(0, 1) of each weight
/// has a meaning. The noise variance of each order is the one with the largest evidence.
struct Motorcycle: Sendable {
  static let orders = 0...20

  /// One order in one basis, at the noise variance that suits it best.
  struct Fit: Sendable {
    let order: Int
    let noiseVariance: Double
    let logEvidence: Double
  }

  /// Some stretch of time and how far the points there lie from the curve.
  struct Stretch: Sendable {
    let name: String
    let count: Int
    /// Root mean square of (y - mean) / σ: 1 where the model is right.
    let scatter: Double
  }

  /// For each basis, one fit an order.
  let fits: [(basis: Basis, fits: [Fit])]
  /// Of both variables: what was subtracted and what divided by.
  let time: (mean: Double, scale: Double)
  let acceleration: (mean: Double, scale: Double)
  /// Of the best Chebyshev fit, at each point, in standard deviations of the noise.
  let residuals: [Double]
  let stretches: [Stretch]
  private let data: PolynomialData

  init() {
    let points = MotorcycleCrashes.points
    let time = (
      mean: sampleMean(points.map(\.time)), scale: sampleStandardDeviation(points.map(\.time))
    )
    let acceleration = (
      mean: sampleMean(points.map(\.acceleration)),
      scale: sampleStandardDeviation(points.map(\.acceleration))
    )
    let standardised = points.map {
      (
        ($0.time - time.mean) / time.scale,
        ($0.acceleration - acceleration.mean) / acceleration.scale
      )
    }
    let sets = [Basis.monomial, .chebyshev].map { basis in
      PolynomialData(
        name: "the motorcycle crashes", points: standardised.map { (x: $0.0, y: $0.1) },
        basis: basis, highestOrder: Motorcycle.orders.upperBound)
    }
    self.time = time
    self.acceleration = acceleration
    data = sets[1]
    fits = sets.map { data in
      (data.polynomials.basis, Motorcycle.orders.map { Motorcycle.bestFit(order: $0, of: data) })
    }

    // Residuals of the winner
    let best = Motorcycle.best(of: fits[1].fits)
    let predictions = Motorcycle.predictions(best, data, at: standardised.map(\.0))
    let residuals = zip(standardised, predictions).map {
      ($0.1 - $1.mean) / best.noiseVariance.squareRoot()
    }
    self.residuals = residuals
    stretches = [("before 14 ms", 0.0..<14), ("14 to 40 ms", 14..<40), ("after 40 ms", 40..<100)]
      .map { name, range in
        let inside = zip(points, residuals).filter { range.contains($0.0.time) }.map(\.1)
        return Stretch(
          name: name, count: inside.count,
          scatter: norm(inside) / Double(max(1, inside.count)).squareRoot())
      }
  }

  /// The order and noise variance with the largest evidence.
  static func best(of fits: [Fit]) -> Fit {
    fits.max { $0.logEvidence < $1.logEvidence } ?? fits[0]
  }

  /// The winner in Chebyshev polynomials.
  var winner: Fit { Motorcycle.best(of: fits[1].fits) }

  /// What the winner says of the acceleration at these times, both in the units of the data.
  func predictions(at times: [Double]) -> [Prediction] {
    let predictions = Motorcycle.predictions(
      winner, data, at: times.map { ($0 - time.mean) / time.scale })
    let square = acceleration.scale * acceleration.scale
    return predictions.map {
      Prediction(
        mean: acceleration.mean + acceleration.scale * $0.mean,
        modelVariance: square * $0.modelVariance, noiseVariance: square * $0.noiseVariance)
    }
  }

  private static func predictions(
    _ fit: Fit, _ data: PolynomialData, at x: [Double]
  ) -> [Prediction] {
    BayesianLinearRegression(noiseVariance: fit.noiseVariance, priorVariance: 1)
      .posterior(data.statistics.leading(fit.order + 1))
      .predictions(at: data.polynomials.features(at: x, order: fit.order))
  }

  /// The noise variance with the largest evidence: golden section on its logarithm.
  private static func bestFit(order: Int, of data: PolynomialData) -> Fit {
    let statistics = data.statistics.leading(order + 1)
    func evidence(_ logVariance: Double) -> Double {
      BayesianLinearRegression(noiseVariance: .exp(logVariance), priorVariance: 1)
        .posterior(statistics).logEvidence
    }
    let ratio = (5.0.squareRoot() - 1) / 2
    var (low, high) = (Double.log(1e-3), Double.log(10))
    var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
    var (atLeft, atRight) = (evidence(left), evidence(right))
    // 45 steps narrow the range to 4e-9; the evidence is flat to its last digits long before
    for _ in 0..<45 {
      if atLeft > atRight {
        (high, right, atRight) = (right, left, atLeft)
        left = high - ratio * (high - low)
        atLeft = evidence(left)
      } else {
        (low, left, atLeft) = (left, right, atRight)
        right = low + ratio * (high - low)
        atRight = evidence(right)
      }
    }
    let best = (low + high) / 2
    return Fit(order: order, noiseVariance: .exp(best), logEvidence: evidence(best))
  }
}
