import BayesNumerics
import RealModule

/// A density of one number with its slope, with all constants or without.
struct OneDimensionalTarget: Sendable {
  let name: String
  /// log of the density, plus a constant.
  let logDensity: @Sendable (Double) -> Double
  /// Its slope.
  let slope: @Sendable (Double) -> Double
  /// Where all of its mass lies, but for what a double cannot hold.
  let range: ClosedRange<Double>

  /// log ∫ exp logDensity, piece by piece so that no peak is missed.
  var logArea: Double { .log(integral { _ in 1 }) }

  /// ∫ f(θ) exp(logDensity(θ)) dθ
  func integral(_ f: (Double) -> Double) -> Double {
    let ends = [Double].evenlySpaced(from: range.lowerBound, to: range.upperBound, count: 17)
    return zip(ends, ends.dropFirst()).reduce(0) { sum, piece in
      sum + integrate({ f($0) * .exp(logDensity($0)) }, from: piece.0, to: piece.1).value
    }
  }

  /// Mean and standard deviation of the density: the normal with the least KL(p‖q).
  var momentMatched: Normal {
    let area = integral { _ in 1 }
    let mean = integral { $0 } / area
    let variance = integral { ($0 - mean) * ($0 - mean) } / area
    return Normal(mean: mean, standardDeviation: variance.squareRoot())
  }

  /// The share of the density above a place.
  func share(above place: Double) -> Double {
    let area = integral { _ in 1 }
    return integrate({ .exp(logDensity($0)) }, from: place, to: range.upperBound).value / area
  }
}

extension OneDimensionalTarget {
  /// Lecture 002's nonlinear model: y = -2 is sin θ with noise of variance 0.8, and θ has the prior N(0, 4).
  ///
  /// Not divided by the evidence. The variance 0.8 is read off the lecture's picture (chapter 7).
  static let sine = OneDimensionalTarget(
    name: "the lecture's posterior of two peaks",
    logDensity: { theta in
      Normal(mean: 0, standardDeviation: 2).logDensity(theta)
        + Normal(mean: .sin(theta), standardDeviation: 0.8.squareRoot()).logDensity(-2)
    },
    slope: { theta in -theta / 4 + (-2 - .sin(theta)) * .cos(theta) / 0.8 },
    range: -16...16)

  /// A normal whose left half is cut off softly, 2 φ(x) Φ(5x): one peak, skew.
  ///
  /// Azzalini (1985), Scandinavian Journal of Statistics 12, 171.
  static let skew = OneDimensionalTarget(
    name: "a skew density",
    logDensity: { x in
      .log(2) + Normal().logDensity(x) + Normal().logCumulative(5 * x)
    },
    slope: { x in
      -x + 5 * .exp(Normal().logDensity(5 * x) - Normal().logCumulative(5 * x))
    },
    range: -10...10)

  /// Chapter 1's coin after ten heads in fourteen flips, Beta(11, 5), on the scale θ = log p/(1 - p).
  ///
  /// With the Jacobian p (1 - p) the density of θ is p¹¹ (1 - p)⁵; its area is B(11, 5).
  static let coin = OneDimensionalTarget(
    name: "the coin on the logit scale",
    logDensity: { theta in
      11 * theta - 16 * logSumExp(0, theta)
    },
    slope: { theta in 11 - 16 / (1 + .exp(-theta)) },
    range: -12...12)
}
