import BayesNumerics
import RealModule

/// The best normal approximation to a density of one number, by optimising its bound.
///
/// Expectations over the normal are sums over a fine grid of z, θ = m + s z: no chance is in it, so that what is
/// found can be held against closed forms.
struct NormalFit: Sendable {
  let target: OneDimensionalTarget

  /// z from -10 to 10 in steps of 1/32, with weights φ(z): for smooth integrands the trapezoidal rule over the
  /// whole line errs by less than rounding (Trefethen and Weideman 2014).
  static let places = [Double].evenlySpaced(from: -10, to: 10, count: 641)
  static let weights: [Double] = {
    let heights = places.map { Double.exp(-$0 * $0 / 2) }
    let sum = heights.reduce(0, +)
    return heights.map { $0 / sum }
  }()

  /// E over z ~ N(0, 1).
  static func expectation(_ f: (Double) -> Double) -> Double {
    zip(places, weights).reduce(0) { $0 + $1.1 * f($1.0) }
  }

  // snippet: bound
  /// E_q[log p(D, θ)] plus the entropy of q, log s + ½ log 2πe.
  func bound(_ q: Normal) -> Double {
    let fit = Self.expectation { target.logDensity(q.mean + q.standardDeviation * $0) }
    return fit + .log(q.standardDeviation) + 0.5 * .log(2 * .pi * .exp(1))
  }
  // end snippet

  // snippet: climb
  /// Climbs the bound from a start until neither the mean nor log s has anywhere to go.
  func climb(from start: Normal) -> Normal {
    var q = start
    for _ in 0..<2000 {
      let (mean, s) = (q.mean, q.standardDeviation)
      let slope = Self.expectation { target.slope(mean + s * $0) }
      let stretch = Self.expectation { $0 * target.slope(mean + s * $0) }
      let (up, wider) = (s * s * slope, (1 + s * stretch) / 2)
      if abs(up) / s + abs(wider) < 1e-9 { break }
      guard let better = step(q, up, wider) else { break }
      q = better
    }
    return q
  }
  // end snippet

  /// The longest of a full step, half of it, a quarter, ... that raises the bound; nil where none does.
  private func step(_ q: Normal, _ up: Double, _ wider: Double) -> Normal? {
    let height = bound(q)
    var length = 1.0
    while length > 1e-9 {
      let next = Normal(
        mean: q.mean + length * up, standardDeviation: q.standardDeviation * .exp(length * wider))
      if bound(next) > height { return next }
      length /= 2
    }
    return nil
  }

  /// KL(q‖p) = log area - bound.
  func reverseDivergence(_ q: Normal) -> Double { target.logArea - bound(q) }

  /// KL(p‖q), by quadrature over p.
  func forwardDivergence(_ q: Normal) -> Double {
    let logArea = target.logArea
    return target.integral { target.logDensity($0) - logArea - q.logDensity($0) } / .exp(logArea)
  }
}
