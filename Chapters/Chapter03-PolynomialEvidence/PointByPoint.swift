import BayesNumerics
import Inference

/// What is believed after learning one point at a time.
struct PointByPoint: Sendable {
  /// After the last point.
  let posterior: WeightPosterior
  /// Σ log p(yᵢ | y₁ ... yᵢ₋₁): each point judged before it is seen.
  let logPredictions: Double
}

extension BayesianLinearRegression {
  /// Learns the points one by one: each posterior is the prior of the next point.
  func learnPointByPoint(_ features: Matrix, targets: [Double]) -> PointByPoint {
    // snippet: point-by-point
    var learnt = prior(features: features.columns)
    var logPredictions = 0.0
    for i in targets.indices {
      let row = (0..<features.columns).map { features[i, $0] }
      let prediction = learnt.prediction(at: row)
      logPredictions += Normal(
        mean: prediction.mean, standardDeviation: prediction.standardDeviation
      ).logDensity(targets[i])
      learnt = learnt.updated(Matrix(rows: [row]), targets: [targets[i]])
    }
    // end snippet
    return PointByPoint(posterior: learnt, logPredictions: logPredictions)
  }
}
