import RealModule

/// The bell curve of several numbers at once, which may depend on each other: the shape of a posterior
/// near its peak.
///
/// Density exp(-(x - μ)ᵀ Σ⁻¹ (x - μ)/2) / √(|2π Σ|) on vectors of k numbers. Everything goes through the
/// Cholesky factor L of the covariance Σ = L Lᵀ; no inverse is formed.
public struct MultivariateNormal: Distribution {
  // MARK: Parameters

  /// μ, k numbers.
  public let mean: [Double]
  /// The lower triangle L with Σ = L Lᵀ, k × k.
  public let covarianceFactor: Cholesky

  /// Σ is a symmetric matrix of which only the lower triangle is read.
  ///
  /// Precondition: k × k for k numbers, 1 or more. Throws where Σ is not positive definite.
  public init(mean: [Double], covariance: Matrix) throws(Cholesky.Failure) {
    self.init(mean: mean, covarianceFactor: try Cholesky(covariance))
  }

  /// The same from the factor of Σ.
  public init(mean: [Double], covarianceFactor: Cholesky) {
    precondition(
      !mean.isEmpty && covarianceFactor.size == mean.count && mean.allSatisfy(\.isFinite),
      "A mean of \(mean.count) finite numbers needs a covariance of as many rows, not "
        + "\(covarianceFactor.size).")
    self.mean = mean
    self.covarianceFactor = covarianceFactor
  }

  /// k, how many numbers a value has.
  public var dimension: Int { mean.count }

  // MARK: Density

  /// Precondition: k numbers. Error: relative to the largest term, k ulp × condition of Σ.
  public func logDensity(_ x: [Double]) -> Double {
    let whitened = covarianceFactor.whiten(deviation(x))
    return -0.5 * dot(whitened, whitened) - 0.5 * covarianceFactor.logDeterminant
      - Double(dimension) * halfLogTwoPi
  }

  /// ∂ log p(x) / ∂x = -Σ⁻¹ (x - μ), k numbers; that of the mean is its negative.
  public func logDensityGradient(_ x: [Double]) -> [Double] {
    covarianceFactor.solve(deviation(x)).map { -$0 }
  }

  private func deviation(_ x: [Double]) -> [Double] {
    precondition(
      x.count == dimension, "A density of \(dimension) numbers has no value at \(x.count).")
    return zip(x, mean).map { $0 - $1 }
  }

  // MARK: Moments

  /// Σ = L Lᵀ
  public var covariance: Matrix { covarianceFactor.lower.transpose.gram }

  /// Of one of the numbers alone. Precondition: an index below k.
  public func marginal(_ index: Int) -> Normal {
    precondition(
      (0..<dimension).contains(index), "Of \(dimension) numbers there is none at \(index).")
    let row = (0...index).map { covarianceFactor.lower[index, $0] }
    return Normal(mean: mean[index], standardDeviation: norm(row))
  }

  // MARK: Divergence

  /// The Kullback-Leibler divergence KL(p‖q) = E_p[log p - log q] of this p from another q: how many
  /// nats a record of draws from p is longer when it is coded for q. 0 where both are the same.
  ///
  /// ½ (tr(Σq⁻¹ Σp) - k + (μq - μp)ᵀ Σq⁻¹ (μq - μp) + log |Σq| - log |Σp|). Precondition: equal
  /// dimensions. Error: absolute, k ulp × the condition of Σq.
  public func divergence(from other: MultivariateNormal) -> Double {
    precondition(
      dimension == other.dimension,
      "Distributions of \(dimension) and of \(other.dimension) numbers cannot be compared.")
    let ratio = BLAS.solveTriangle(
      other.covarianceFactor.lower, transposed: false, covarianceFactor.lower)
    let shift = other.covarianceFactor.whiten(other.deviation(mean))
    return 0.5
      * (dot(ratio.elements, ratio.elements) - Double(dimension) + dot(shift, shift)
        + other.covarianceFactor.logDeterminant - covarianceFactor.logDeterminant)
  }

  // MARK: Sampling

  /// μ + L z with independent standard normals z.
  public func sample(using random: inout RandomSource) -> [Double] {
    let normals = mean.map { _ in random.normal() }
    return zip(mean, covarianceFactor.lower * normals).map { $0 + $1 }
  }
}
