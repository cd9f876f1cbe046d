import BayesNumerics
import RealModule

/// The likelihood of the nodes alone, with the weights integrated out: p(y | γ, ν).
///
/// Given the columns Z, the network is a linear regression with prior β ~ N(μ_β, σ_β² I), so the
/// posterior of β is normal, N(m_b, S_b), and the integral is known. Lemma 2.1 reads it off at one
/// point: p(y | γ) = p(β) p(y | β, γ) / p(β | y, γ) for every β, taken at β = m_b. Source: lecture 001,
/// "Objects of interest", Lemma 2.1; Müller and Rios Insua (1998).
public struct CollapsedLikelihood: Sendable {
  /// m_b = (A + C)⁻¹ (ρ + δ), with A = Z'Z/σ², ρ = Z'y/σ², C = I/σ_β², δ = μ_β/σ_β² 1.
  public let weightMeans: [Double]
  /// The factor of A + C = S_b⁻¹.
  public let precisionFactor: Cholesky
  /// log p[β = m_b] |S_b|^(1/2) ∏ p(y_i | β = m_b, γ): the second line of the lemma, as printed.
  public let logAsPrinted: Double

  /// log p(y | γ, ν): the second line with the factor (2π)^(m/2) that it lacks.
  ///
  /// The factor cancels between two γ of the same m, not between two m. Error: some ulp of y'y/σ²
  /// and of the logarithms.
  public var logDensity: Double {
    logAsPrinted + 0.5 * Double(weightMeans.count) * .log(2 * .pi)
  }

  /// Precondition: a row of features a target, positive variances. Throws where Z'Z/σ² + I/σ_β² is
  /// not positive definite in rounding (its condition above 10¹⁶).
  public init(
    features: Matrix, targets: [Double], noiseVariance: Double, weightMean: Double,
    weightVariance: Double
  ) throws(Cholesky.Failure) {
    precondition(
      features.rows == targets.count && noiseVariance > 0 && weightVariance > 0,
      "Features of \(features.rows) points, \(targets.count) targets, variances \(noiseVariance) and "
        + "\(weightVariance).")
    let m = features.columns

    // The posterior of β
    let gram = features.gram
    var precision = Matrix(
      rows: m, columns: m, elements: gram.elements.map { $0 / noiseVariance })
    for j in 0..<m { precision[j, j] += 1 / weightVariance }
    let factor = try Cholesky(precision)
    let pull = features.transposedTimes(targets).map {
      $0 / noiseVariance + weightMean / weightVariance
    }
    let means = factor.solve(pull)

    // The lemma, factor by factor
    let prior = Normal(mean: weightMean, standardDeviation: weightVariance.squareRoot())
    let noise = Normal(standardDeviation: noiseVariance.squareRoot())
    let logPrior = means.reduce(0) { $0 + prior.logDensity($1) }
    let logData = zip(targets, features * means).reduce(0) { $0 + noise.logDensity($1.0 - $1.1) }
    weightMeans = means
    precisionFactor = factor
    logAsPrinted = logPrior - 0.5 * factor.logDeterminant + logData
  }

  /// log N(y; μ_β Z 1, σ² I + σ_β² Z Z'): the same by the other route, through a matrix of points ×
  /// points.
  public static func direct(
    features: Matrix, targets: [Double], noiseVariance: Double, weightMean: Double,
    weightVariance: Double
  ) throws(Cholesky.Failure) -> Double {
    let n = targets.count
    var covariance = features.transpose.gram
    for j in 0..<n {
      for i in 0..<n {
        covariance[i, j] = weightVariance * covariance[i, j] + (i == j ? noiseVariance : 0)
      }
    }
    let factor = try Cholesky(covariance)
    let means = features * [Double](repeating: weightMean, count: features.columns)
    let white = factor.whiten(zip(targets, means).map { $0 - $1 })
    return -0.5 * (dot(white, white) + factor.logDeterminant + Double(n) * .log(2 * .pi))
  }
}
