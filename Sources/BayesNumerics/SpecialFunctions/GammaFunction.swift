/// The logarithm of the gamma function, log |Γ(x)|: factorials without overflow, as Γ(n + 1) = n!.
///
/// Domain: every real x; +∞ at the poles 0, -1, -2, ...; NaN at NaN and -∞.
/// Error: one rounding (0.5 ulp measured for x from 1e-8 to 1e8) where long double is wider than
/// double, as on x86; a few ulp elsewhere. Near negative zeros of log |Γ| the error is absolute.
/// Source: Boost.Math `lgamma`.
public func logGamma(_ x: Double) -> Double {
  if x == -.infinity { return .nan }
  if x <= 0, x == x.rounded() { return .infinity }
  return BoostMath.logGamma(x)
}

/// The slope of log Γ, ψ(x) = d log Γ(x) / dx: what a logarithm of a gamma or beta variable is on
/// average.
///
/// Domain: every real x except the poles 0, -1, -2, ... (NaN).
/// Error: one rounding for x > 0 where long double is wider than double; near the zero at 1.4616...
/// too. Source: Boost.Math `digamma`.
public func digamma(_ x: Double) -> Double {
  if x <= 0, x == x.rounded() { return .nan }
  return BoostMath.digamma(x)
}
