/// How far a computed number may be from the one it is compared with, and why.
public enum Tolerance: Sendable, Equatable {
  /// The lecture prints so many decimals: half a unit of the last one.
  case rounded(decimals: Int)
  /// The computed number is a Monte Carlo estimate with this standard error; agreement within
  /// ``monteCarloWidth`` standard errors.
  case monteCarlo(standardError: Double)
  /// A relative bound with its reason.
  case relative(Double, because: String)
  /// An absolute bound with its reason.
  case absolute(Double, because: String)

  /// 4.4172 standard errors: a right result is refused once in 100,000 times (two-sided normal).
  public static let monteCarloWidth = 4.417_173_413_469_023
}
