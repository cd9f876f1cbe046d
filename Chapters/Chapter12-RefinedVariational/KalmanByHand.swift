import BayesNumerics
import Inference

/// The state of a series and what it foresees, with matrices written out: the readable twin of
/// ``Inference/KalmanFilter``.
struct KalmanByHand: Sendable {
  var mean: [Double]
  var covariance: Matrix

  // snippet: foreseen
  /// Mean and variance of a number z·β + noise, before it is seen.
  func foreseen(_ z: [Double], noise: Double) -> Normal {
    let variance = dot(z, covariance * z) + noise * noise
    return Normal(mean: dot(z, mean), standardDeviation: variance.squareRoot())
  }
  // end snippet

  /// Time goes on: β ← A β + noise of covariance Q.
  mutating func goOn(_ a: Matrix, noise q: Matrix) {
    mean = a * mean
    let next = a * covariance * a.transpose
    covariance = Matrix(
      rows: next.rows, columns: next.columns,
      elements: zip(next.elements, q.elements).map { $0 + $1 })
  }
}
