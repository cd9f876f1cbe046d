import BayesNumerics
import RealModule

/// Which normal distributions may stand for a posterior.
public enum VariationalFamily: String, Sendable, CaseIterable, CustomStringConvertible {
  /// Independent coordinates: a mean and a standard deviation each.
  case meanField = "mean field"
  /// Any covariance, by its lower triangular factor: d (d + 1)/2 numbers beside the d means.
  case fullRank = "full rank"

  public var description: String { rawValue }
}

/// A normal distribution q over the unconstrained space of a model, as variational inference moves
/// it: θ = m + L z with z standard normal.
///
/// L is diagonal (mean field) or a lower triangle (full rank), its diagonal positive. Source:
/// Kucukelbir et al. (2017), "Automatic differentiation variational inference", JMLR 18(14),
/// section 2.4.
public struct VariationalNormal: Sendable, Equatable {
  /// What multiplies the noise.
  public enum Scale: Sendable, Equatable {
    /// Standard deviations s, one per coordinate.
    case diagonal([Double])
    /// L, dimension × dimension, zeros above the diagonal.
    case lower(Matrix)
  }

  /// m
  public let mean: [Double]
  public let scale: Scale

  /// Mean field. Precondition: as many positive, finite standard deviations as finite means.
  public init(mean: [Double], standardDeviations: [Double]) {
    precondition(
      !mean.isEmpty && mean.count == standardDeviations.count && mean.allSatisfy(\.isFinite)
        && standardDeviations.allSatisfy { $0 > 0 && $0 < .infinity },
      "\(mean.count) finite means need as many positive standard deviations, not "
        + "\(standardDeviations.count).")
    self.mean = mean
    scale = .diagonal(standardDeviations)
  }

  /// Full rank; what stands above the diagonal of `lower` is not read. Precondition: square, as
  /// large as the mean is long, with a positive diagonal.
  public init(mean: [Double], lower: Matrix) {
    precondition(
      !mean.isEmpty && lower.rows == mean.count && lower.columns == mean.count
        && mean.allSatisfy(\.isFinite)
        && mean.indices.allSatisfy { lower[$0, $0] > 0 && lower[$0, $0] < .infinity },
      "\(mean.count) means need a triangle of that size with a positive diagonal, not "
        + "\(lower.rows) x \(lower.columns).")
    self.mean = mean
    var triangle = lower
    for j in 0..<lower.columns {
      for i in 0..<j { triangle[i, j] = 0 }
    }
    scale = .lower(triangle)
  }

  /// A ball of that standard deviation around a position. Precondition: positive and finite.
  public static func ball(
    _ family: VariationalFamily, around position: [Double], standardDeviation: Double = 1
  ) -> VariationalNormal {
    let widths = [Double](repeating: standardDeviation, count: position.count)
    switch family {
    case .meanField: return VariationalNormal(mean: position, standardDeviations: widths)
    case .fullRank: return VariationalNormal(mean: position, lower: .diagonal(widths))
    }
  }

  public var dimension: Int { mean.count }

  public var family: VariationalFamily {
    switch scale {
    case .diagonal: .meanField
    case .lower: .fullRank
    }
  }

  // MARK: Moments

  /// Of each coordinate.
  public var standardDeviations: [Double] {
    switch scale {
    case .diagonal(let widths): widths
    case .lower(let lower):
      mean.indices.map { i in norm((0...i).map { lower[i, $0] }) }
    }
  }

  /// L Lᵀ
  public var covariance: Matrix {
    switch scale {
    case .diagonal(let widths): .diagonal(widths.map { $0 * $0 })
    case .lower(let lower): lower.transpose.gram
    }
  }

  /// -E_q[log q] = d/2 (1 + log 2π) + log det L: it grows as q widens.
  public var entropy: Double {
    0.5 * Double(dimension) * (1 + .log(2 * .pi)) + logDeterminant
  }

  /// log det L
  var logDeterminant: Double {
    switch scale {
    case .diagonal(let widths): widths.reduce(0) { $0 + .log($1) }
    case .lower(let lower): mean.indices.reduce(0) { $0 + .log(lower[$1, $1]) }
    }
  }

  /// The same distribution, with its divergence from others. Throws where rounding has left the
  /// covariance without a Cholesky factor.
  public func multivariateNormal() throws(Cholesky.Failure) -> MultivariateNormal {
    try MultivariateNormal(mean: mean, covariance: covariance)
  }

  // MARK: Draws

  /// θ ← m + L z. Precondition: `dimension` numbers in both.
  public func place(_ noise: [Double], into position: inout [Double]) {
    precondition(
      noise.count == dimension && position.count == dimension,
      "\(noise.count) numbers of noise for \(position.count) places in \(dimension) dimensions.")
    switch scale {
    case .diagonal(let widths):
      for i in mean.indices { position[i] = mean[i] + widths[i] * noise[i] }
    case .lower(let lower):
      lower.multiply(noise, into: &position)
      add(1, times: mean, to: &position)
    }
  }

  public func sample(using random: inout RandomSource) -> [Double] {
    let noise = mean.map { _ in random.normal() }
    var position = noise
    place(noise, into: &position)
    return position
  }

  /// log q(θ), normalised. Precondition: `dimension` numbers.
  public func logDensity(at position: [Double]) -> Double {
    precondition(
      position.count == dimension, "\(position.count) numbers for \(dimension) dimensions.")
    let away = zip(position, mean).map { $0 - $1 }
    let noise: [Double]
    switch scale {
    case .diagonal(let widths): noise = zip(away, widths).map { $0 / $1 }
    case .lower(let lower):
      noise = TriangularFactor(upper: lower.transpose).solveTransposed(away)
    }
    return logDensity(ofNoise: noise)
  }

  /// log q(m + L z)
  func logDensity(ofNoise noise: [Double]) -> Double {
    -0.5 * dot(noise, noise) - logDeterminant - 0.5 * Double(dimension) * .log(2 * .pi)
  }
}
