import BayesNumerics
import Foundation
import Inference

/// Two coordinates of mean 0 and standard deviation 1 with a correlation ρ: a narrow ridge where ρ is near 1.
struct CorrelatedNormal: DifferentiableLogDensity {
  /// ρ, between -1 and 1.
  let correlation: Double

  var dimension: Int { 2 }

  /// The standard deviation along the ridge (1, 1).
  var alongRidge: Double { (1 + abs(correlation)).squareRoot() }
  /// And across it.
  var acrossRidge: Double { (1 - abs(correlation)).squareRoot() }

  /// log p = -(x² - 2ρxy + y²) / 2(1 - ρ²) + constant
  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    let (x, y) = (position[0], position[1])
    let factor = 1 / (1 - correlation * correlation)
    gradient[0] = -factor * (x - correlation * y)
    gradient[1] = -factor * (y - correlation * x)
    return 0.5 * (x * gradient[0] + y * gradient[1])
  }

  /// The ellipse at so many standard deviations from the middle, as a closed curve.
  func ellipse(at radius: Double) -> (x: [Double], y: [Double]) {
    let angles = [Double].evenlySpaced(from: 0, to: 2 * .pi, count: 121)
    let along = angles.map { radius * alongRidge * cos($0) / 2.0.squareRoot() }
    let across = angles.map { radius * acrossRidge * sin($0) / 2.0.squareRoot() }
    let sign = correlation < 0 ? -1.0 : 1
    return (zip(along, across).map { $0 - $1 }, zip(along, across).map { sign * ($0 + $1) })
  }
}
