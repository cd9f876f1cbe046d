import BayesNumerics
import Datasets
import Foundation
import Inference

/// The mean of log σ_T that error bars alone give, and whether the stars scatter about it as these allow.
///
/// Each star weighs as the inverse square of its ``Datasets/MeasuredStar/logError``. Weighted in log σ_T:
/// weighted in σ_T itself, a value that came out small has a small error too, and the mean lies low by
/// about the square of the errors (1 % for errors of 10 %).
struct ErrorBarMean: Sendable {
  /// Of log(σ_T / σ☉).
  let mean: Double
  /// Standard error of ``mean``.
  let error: Double
  /// Σ ((log σ_T of a star - mean) / its error)²: chi-square distributed if the errors are right.
  let chiSquare: Double
  /// One fewer than stars, as the mean is taken from them.
  let degreesOfFreedom: Int
  /// The star that is farthest from the mean, and how many of its errors.
  let farthest: (name: String, distance: Double)

  /// Precondition: two stars or more, positive errors.
  init(_ stars: [MeasuredStar]) {
    precondition(stars.count >= 2, "Two stars or more scatter, not \(stars.count).")
    // snippet: weights
    let weights = stars.map { 1 / ($0.logError * $0.logError) }
    let total = weights.reduce(0, +)
    let mean = zip(stars, weights).reduce(0) { $0 + $1.0.logSigma * $1.1 } / total
    let distances = stars.map { ($0.logSigma - mean) / $0.logError }
    chiSquare = distances.reduce(0) { $0 + $1 * $1 }
    // end snippet
    self.mean = mean
    error = 1 / total.squareRoot()
    degreesOfFreedom = stars.count - 1
    let place = distances.indices.max { abs(distances[$0]) < abs(distances[$1]) } ?? 0
    farthest = (stars[place].name, distances[place])
  }

  /// Probability of a ``chiSquare`` as large, if the errors are right and normal in the logarithm.
  var probabilityOfLarger: Double {
    regularizedUpperIncompleteGamma(chiSquare / 2, shape: Double(degreesOfFreedom) / 2)
  }

  /// Whether the stars scatter as their errors allow.
  var scatter: PredictiveCheck {
    PredictiveCheck(
      "chi-square of the stars about their weighted mean", observed: chiSquare,
      lowerTail: regularizedLowerIncompleteGamma(
        chiSquare / 2, shape: Double(degreesOfFreedom) / 2),
      upperTail: probabilityOfLarger)
  }

  /// √(χ² / degrees of freedom): the factor by which all errors have to grow for the stars to scatter as these
  /// allow (Birge 1932); 1 where they scatter less.
  var stretch: Double { max(1, (chiSquare / Double(degreesOfFreedom)).squareRoot()) }

  /// Distance of the mean from the textbook's log σ_T in standard errors, where these are larger by the factor
  /// `stretch`, and the mean may also be off by an error common to all stars, of standard deviation `common`.
  func distance(common: Double = 0, stretch: Double = 1) -> Double {
    (mean - NominalSun.logTextbook) / hypot(stretch * error, common)
  }

  /// Whether the mean is as near to the textbook's as its error, and an error common to all stars, allow.
  func textbook(common: Double = 0, stretch: Double = 1) -> PredictiveCheck {
    let (z, normal) = (distance(common: common, stretch: stretch), Normal())
    return PredictiveCheck(
      "distance from the textbook's constant in standard errors", observed: z,
      lowerTail: normal.cumulative(z), upperTail: normal.upperTail(z))
  }
}
