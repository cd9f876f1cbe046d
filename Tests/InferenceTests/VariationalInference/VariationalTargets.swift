import BayesNumerics
import Inference
import RealModule
import TestSupport

/// Row 45 of CLAIMS: θ ~ N(0, 4), -2 ~ N(sin θ, 0.8), with all constants. Log evidence -2.531397,
/// mass beyond 1.5 of 0.108677, by quadrature.
struct LectureSine: DifferentiableLogDensity {
  static let logEvidence = -2.531397
  let dimension = 1
  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    let x = position[0]
    let off = -2 - Double.sin(x)
    gradient[0] = -x / 4 + off * .cos(x) / 0.8
    return -x * x / 8 - off * off / 1.6 - .log(2 * .pi) - 0.5 * .log(4 * 0.8)
  }
}

/// Independent normals with those means and standard deviations.
struct IndependentNormals: DifferentiableLogDensity {
  let means: [Double]
  let widths: [Double]
  var logEvidence = 0.0
  var dimension: Int { means.count }
  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    var value = logEvidence
    for i in means.indices {
      let z = (position[i] - means[i]) / widths[i]
      gradient[i] = -z / widths[i]
      value -= 0.5 * z * z + .log(widths[i]) + 0.5 * .log(2 * .pi)
    }
    return value
  }
}

/// Row 50 of CLAIMS: 10 successes and 4 failures under Beta(1, 1), on the scale of log odds.
struct BetaByLogit: DifferentiableLogDensity {
  /// log ∫ p¹⁰ (1 - p)⁴ dp
  static let logEvidence = logBeta(11, 5)
  /// Off for the classic error, which takes a factor p (1 - p) from the density.
  var hasJacobian = true
  let dimension = 1
  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    let (successes, failures) = hasJacobian ? (11.0, 5.0) : (10.0, 4.0)
    let odds = position[0]
    gradient[0] = successes - (successes + failures) / (1 + .exp(-odds))
    return -successes * log1pexp(-odds) - failures * log1pexp(odds)
  }
}

/// What is known of ``CorrelatedNormal``.
enum KnownNormal {
  static let mean = [1.0, -1, 0]
  static let covariance = Matrix(rows: [[1, 1.8, 0], [1.8, 4, 0], [0, 0, 0.25]])
  /// Λ
  static let precision = Matrix(rows: [
    [1 / 0.19, -0.45 / 0.19, 0], [-0.45 / 0.19, 0.25 / 0.19, 0], [0, 0, 4],
  ])
  /// log ∫ exp(-½ xᵀ Λ x) dx
  static let logEvidence = 1.5 * Double.log(2 * .pi) + 0.5 * .log((4 - 1.8 * 1.8) * 0.25)

  /// KL(q‖p)
  static func divergence(of q: VariationalNormal) throws -> Double {
    KullbackLeibler.normals(
      try q.multivariateNormal(),
      from: try MultivariateNormal(mean: mean, covariance: covariance))
  }
}

/// A proper first coordinate and a second that the density does not know: no integral.
struct Flat: DifferentiableLogDensity {
  let dimension = 2
  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    gradient[0] = -position[0]
    gradient[1] = 0
    return -position[0] * position[0] / 2
  }
}

/// x ~ N(0, e^(2v)) with e^(-steepness v) for a prior of v: the smaller the scale, the higher the
/// density, and without limit.
struct Collapsing: DifferentiableLogDensity {
  var steepness = 3.0
  let dimension = 2
  func logDensity(at position: [Double], gradient: inout [Double]) -> Double {
    let (x, v) = (position[0], position[1])
    let precision = Double.exp(-2 * v)
    gradient[0] = -x * precision
    gradient[1] = x * x * precision - 1 - steepness
    return -0.5 * x * x * precision - (1 + steepness) * v
  }
}

/// Whether a mean of independent values agrees with what it should be: 4.9 standard errors, a false
/// alarm in 1e6.
func agrees(_ values: [Double], with known: Double) -> Bool {
  let error = (sampleVariance(values) / Double(values.count)).squareRoot()
  return abs(sampleMean(values) - known) <= 4.9 * error + 1e-12
}
