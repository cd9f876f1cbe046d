import RealModule

/// A slope g of log p per unit of u, with a bound H on its size: h = g/√(1 + g²/H²).
///
/// Smooth, odd, one to one, and nearly g where |g| is small: 0.9 % less at |g| = H/7.5, 7 % at 0.4 H.
/// Steps along h cannot be thrown out of a steep place. Source: Roberts and Tweedie (1996),
/// "Exponential convergence of Langevin distributions and their discrete approximations",
/// Bernoulli 2, section 1.4, who truncate the drift.
enum BoundedSlope {
  /// H: in a normal posterior as wide as q₀ one draw in 10,000 has a slope beyond 4, so that what fits
  /// meets the bound hardly ever.
  static let limit = 10.0

  @inline(__always)
  static func value(_ g: Double) -> Double {
    let ratio = g / limit
    // Whose square a double may not hold
    guard abs(ratio) < 1e8 else { return g > 0 ? limit : g < 0 ? -limit : g }
    return g / (1 + ratio * ratio).squareRoot()
  }

  /// ∂h/∂g
  @inline(__always)
  static func derivative(_ g: Double) -> Double {
    let ratio = g / limit
    let square = 1 + ratio * ratio
    return 1 / (square * square.squareRoot())
  }
}
