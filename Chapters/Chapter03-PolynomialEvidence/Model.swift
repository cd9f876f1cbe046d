import BayesNumerics
import Foundation
import Inference

/// The posterior of the weights as the slide writes it: w | y ~ N(μ, Σ).
///
/// A polynomial is seen through noise, y = Φ w + ε with ε ~ N(0, σ² I), and its weights are believed to be
/// near 0, w ~ N(0, S) with S = s² I. Lecture 002, "Bayesian linear regression".
struct SlidePosterior: Sendable {
  /// μ = Σ Φᵀy / σ²
  let mean: [Double]
  /// Σ, of the weights.
  let covariance: Matrix
  /// log p(y | μ), how well the curve of the posterior mean fits.
  let logFit: Double
  /// log of the Occam factor, -½ μᵀS⁻¹μ - ½ log |SΣ⁻¹|: how much of the prior the points leave standing.
  let logOccamFactor: Double

  /// log p(y | X) = log p(y | μ) + log of the Occam factor
  var logEvidence: Double { logFit + logOccamFactor }
}

extension BayesianLinearRegression {
  /// Σ⁻¹ = ΦᵀΦ / σ² + S⁻¹, what the data add to the prior; Φ is N × weights.
  func precision(_ features: Matrix) -> Matrix {
    // snippet: precision
    var precision = features.gram
    for i in 0..<precision.rows {
      for j in 0..<precision.columns { precision[i, j] /= noiseVariance }
      precision[i, i] += 1 / priorVariance
    }
    // end snippet
    return precision
  }

  /// The formulas of the slide, typed in: for reading, and for a dozen weights.
  ///
  /// ΦᵀΦ costs half of the digits (the section "digits"); ``posterior(_:)`` reaches the same N(μ, Σ) by QR
  /// of the rows themselves.
  ///
  /// - Throws: where Σ⁻¹ is not positive definite to rounding.
  func slidePosterior(
    _ features: Matrix, targets y: [Double]
  ) throws(Cholesky.Failure) -> SlidePosterior {
    // snippet: slide
    let root = try Cholesky(precision(features))
    let covariance = root.solve(.identity(features.columns))
    let mean = root.solve(features.transposedTimes(y).map { $0 / noiseVariance })
    // end snippet

    let noise = Normal(standardDeviation: noiseVariance.squareRoot())
    let logFit = zip(y, features * mean).reduce(0) { $0 + noise.logDensity($1.0 - $1.1) }
    // log |SΣ⁻¹| = log |Σ⁻¹| + (number of weights) log s²
    let logVolumes = root.logDeterminant + Double(features.columns) * log(priorVariance)
    return SlidePosterior(
      mean: mean, covariance: covariance, logFit: logFit,
      logOccamFactor: -0.5 * dot(mean, mean) / priorVariance - 0.5 * logVolumes)
  }
}
