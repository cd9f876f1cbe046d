import BayesNumerics

/// The inverse mass M⁻¹ of a Hamiltonian sampler: an estimate of the covariance of the target.
///
/// A momentum p has kinetic energy ½ pᵀM⁻¹p and moves the position with velocity M⁻¹p. With
/// M⁻¹ = covariance all directions are equally wide, and one step size suits them all.
/// Source: Neal (2011), section 5.4.1.
public enum Metric: Sendable {
  /// Variances of the coordinates, all positive: right when they are nearly independent.
  case diagonal([Double])
  /// A full covariance, dimension × dimension, and its Cholesky factor: right when they are not.
  case dense(Matrix, Cholesky)

  /// Variances of one.
  public static func unit(_ dimension: Int) -> Metric {
    .diagonal([Double](repeating: 1, count: dimension))
  }

  /// From a covariance; throws where it is not positive definite.
  public static func dense(_ covariance: Matrix) throws(Cholesky.Failure) -> Metric {
    .dense(covariance, try Cholesky(covariance))
  }

  public var dimension: Int {
    switch self {
    case .diagonal(let variances): variances.count
    case .dense(let covariance, _): covariance.rows
    }
  }

  /// velocity ← M⁻¹ momentum
  func velocity(of momentum: [Double], into velocity: inout [Double]) {
    switch self {
    case .diagonal(let variances):
      for index in variances.indices { velocity[index] = variances[index] * momentum[index] }
    case .dense(let covariance, _):
      covariance.multiply(momentum, into: &velocity)
    }
  }

  /// momentum ← a draw from N(0, M)
  func drawMomentum(into momentum: inout [Double], using random: inout RandomSource) {
    switch self {
    case .diagonal(let variances):
      for index in variances.indices {
        momentum[index] = random.normal() / variances[index].squareRoot()
      }
    case .dense(_, let factor):
      // With M⁻¹ = L Lᵀ, p = L⁻ᵀ z has covariance L⁻ᵀ L⁻¹ = M
      for index in momentum.indices { momentum[index] = random.normal() }
      momentum = factor.solveTransposedFactor(momentum)
    }
  }
}
