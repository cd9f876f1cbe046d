import BayesNumerics

/// Draws of a target and their slopes, in units of its standard deviations.
///
/// With the precision P = L Lᵀ and the centre m of a normal approximation, u = Lᵀ(x - m) has the covariance I as far as
/// the approximation is right, and the slope of its log density is L⁻¹ ∇ log p(x). A kernel Stein discrepancy with
/// c = 1 then compares draws that are about as far apart as c: between draws that are all much nearer than c its kernel
/// is constant, and only their mean slope is left; between draws much farther apart it is 0.
public struct StandardisedDraws: Sendable {
  /// u, as many as draws.
  public let points: [[Double]]
  /// ∇ᵤ log p
  public let slopes: [[Double]]

  /// - Parameter factor: L, of the precision P.
  ///
  /// Precondition: as many slopes as points, all as long as the centre, and a factor of this size.
  public init(_ points: [[Double]], slopes: [[Double]], centre: [Double], factor: Cholesky) {
    precondition(
      points.count == slopes.count && factor.size == centre.count,
      "\(points.count) points, \(slopes.count) slopes and a centre of \(centre.count) numbers do not suit a factor of "
        + "\(factor.size) x \(factor.size).")
    let transposed = factor.lower.transpose
    self.points = points.map { point in transposed * zip(point, centre).map { $0 - $1 } }
    self.slopes = slopes.map(factor.whiten)
  }
}
