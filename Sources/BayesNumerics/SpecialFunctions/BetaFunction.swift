import RealModule

/// The logarithm of the beta function, log B(a, b) = log Γ(a) + log Γ(b) - log Γ(a + b): the
/// normaliser of a Beta density.
///
/// Domain: a, b > 0, else NaN; +∞ when one is 0, -∞ when one is infinite. Error: 8 ulp + 4e-16
/// absolute for a, b from 1e-8 to 1e8 (where log B is near zero, as at a = b = 1, only the
/// absolute part means something). The three log Γ are never subtracted when an argument is
/// large: their Stirling forms are subtracted by hand and only the small corrections δ are left.
/// Source: DiDonato and Morris (1992), ACM TOMS 708, function `betaln`; for a, b < 10 Boost.Math
/// `beta`.
public func logBeta(_ a: Double, _ b: Double) -> Double {
  if a.isNaN || b.isNaN || a < 0 || b < 0 { return .nan }
  let small = min(a, b)
  let large = max(a, b)
  if small == 0 { return large == .infinity ? .nan : .infinity }
  if large == .infinity { return -.infinity }

  // Both moderate: B itself is representable, save that B ~ 1/a + 1/b as the smaller vanishes.
  if large < 1e-8 { return .log(onePlus: small / large) - .log(small) }
  if large < 10 {
    return small < 1e-300 ? -.log(small) : .log(BoostMath.beta(small, large))
  }

  // log(large / (small + large)), whose argument may be near 1.
  let logLargeShare = -Double.log(onePlus: small / large)
  let correction = stirlingError(large) - stirlingError(small + large)

  // Only the larger argument is in Stirling's range.
  if small < 10 {
    return BoostMath.logGamma(small) + correction + small - small * .log(small + large)
      + (large - 0.5) * logLargeShare
  }

  // Both are: all three log Γ by Stirling; (a - 1/2) log a and its like are paired before they
  // are large.
  let logSmallShare = -Double.log(onePlus: large / small)
  return (small - 0.5) * logSmallShare + (large * logLargeShare - 0.5 * .log(large))
    + (halfLogTwoPi + stirlingError(small) + correction)
}

/// The logarithm of the binomial coefficient, log C(n, k): in how many ways k of n can be chosen.
///
/// Domain: real n > -1 and 0 ≤ k ≤ n (real k too, through the gamma function); -∞ for k < 0 or k
/// > n with whole k (no way to choose); NaN otherwise. Error: 16 ulp, at n = 1e8 too: by C(n, k)
/// = 1 / ((n + 1) B(k + 1, n - k + 1)) no two large logarithms are subtracted.
public func logBinomialCoefficient(_ n: Double, _ k: Double) -> Double {
  if n.isNaN || k.isNaN || n <= -1 || n == .infinity { return .nan }
  if k < 0 || k > n { return k == k.rounded() ? -.infinity : .nan }
  if k == 0 || k == n { return 0 }
  if k == 1 || n - k == 1 { return .log(n) }
  return -logBeta(k + 1, n - k + 1) - .log(onePlus: n)
}

/// The logarithm of the number of ways to choose `k` of `n`, for counts.
public func logBinomialCoefficient(_ n: Int, _ k: Int) -> Double {
  logBinomialCoefficient(Double(n), Double(k))
}
