import BayesNumerics
import TestSupport
import Testing

@testable import Inference

@Suite struct NormalLocationTests {
  /// Central differences of a quadratic are exact but for rounding.
  @Test func theGradientIsTheSlope() {
    let target = TwoWayData.location
    var gradient = [0.0, 0]
    let place = [0.4, -1.1]
    _ = target.logDensity(at: place, gradient: &gradient)
    for k in 0..<2 {
      var (up, down) = (place, place)
      up[k] += 1e-3
      down[k] -= 1e-3
      let slope = (target.logDensity(at: up) - target.logDensity(at: down)) / 2e-3
      #expect(abs(slope - gradient[k]) < 1e-8 * max(1, abs(slope)))
    }
  }

  /// The covariance of a datum's gradient by its definition.
  @Test func theCovarianceOfGradientsIsAnAverage() {
    let target = TwoWayData.location
    let slopes = (0..<40).map { row -> [Double] in
      var gradient = [0.0, 0]
      target.addGradient(
        of: row..<row + 1, at: [5, 7], times: 1, to: &gradient, in: target.makeRoom())
      return gradient
    }
    let means = (0..<2).map { k in slopes.reduce(0) { $0 + $1[k] } / 40 }
    for i in 0..<2 {
      for j in 0..<2 {
        let covariance =
          slopes.reduce(0) { $0 + ($1[i] - means[i]) * ($1[j] - means[j]) } / 40
        #expect(abs(covariance - target.gradientCovariance[i, j]) < 1e-10)
      }
    }
  }
}
