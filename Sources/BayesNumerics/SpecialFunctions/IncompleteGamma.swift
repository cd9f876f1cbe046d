import RealModule

/// The regularized lower incomplete gamma function P(a, x) = γ(a, x) / Γ(a): the probability that a
/// Gamma(a, 1) variable is at most x.
///
/// Domain: x ≥ 0 and shape a > 0, else NaN. Error: relative, 1e-15 (1 + κ) with the condition
/// number κ = x p(x) / P, which grows like z √a in the lower tail (z standard deviations out): 16
/// digits for moderate a, 12 at a = 1e8 and P = 1e-29. A rounding of the argument x alone costs
/// κ/2 ulp. Source: Boost.Math `gamma_p`.
public func regularizedLowerIncompleteGamma(_ x: Double, shape a: Double) -> Double {
  guard x >= 0, a > 0, a < .infinity else { return .nan }
  return x == .infinity ? 1 : BoostMath.gammaP(a, x)
}

/// log P(a, x), also where P is too small for a double: what is left of a rate's posterior under a bound
/// that the data speak against.
///
/// Domain: x ≥ 0 and shape a > 0, else NaN; -∞ at x = 0. Error: absolute, that of P relative; where P
/// underflows 4e-15 (1 + |result|). Source: the series x^a exp(-x) / Γ(a + 1) (1 + x/(a + 1) + ...),
/// Abramowitz and Stegun 6.5.29, whose terms fall fast where x lies so far below a.
public func logRegularizedLowerIncompleteGamma(_ x: Double, shape a: Double) -> Double {
  let mass = regularizedLowerIncompleteGamma(x, shape: a)
  guard x > 0, a < .infinity, mass < 1e-280 else { return .log(mass) }
  var term = 1.0
  var sum = 1.0
  var n = 0.0
  while term > 1e-17 * sum {
    n += 1
    term *= x / (a + n)
    sum += term
  }
  return logPoissonMass(a, mean: x) + .log(sum)
}

/// The upper tail Q(a, x) = 1 - P(a, x), with its own digits where it is tiny.
///
/// Domain and error as for ``regularizedLowerIncompleteGamma(_:shape:)``, with Q in place of P.
/// Source: Boost.Math `gamma_q`.
public func regularizedUpperIncompleteGamma(_ x: Double, shape a: Double) -> Double {
  guard x >= 0, a > 0, a < .infinity else { return .nan }
  return x == .infinity ? 0 : BoostMath.gammaQ(a, x)
}

/// The x where P(a, x) = p: the quantile of a Gamma(a, 1) variable.
///
/// Domain: 0 ≤ p ≤ 1 and shape a > 0, else NaN; 0 at p = 0, +∞ at p = 1.
/// Error: relative, 2e-15 (1 + 1/κ), κ as above. Where p is tiny and a is too, x underflows to 0.
/// Source: Boost.Math `gamma_p_inv`.
public func inverseRegularizedLowerIncompleteGamma(_ p: Double, shape a: Double) -> Double {
  guard 0 <= p, p <= 1, a > 0, a < .infinity else { return .nan }
  if p == 0 { return 0 }
  return p == 1 ? .infinity : BoostMath.gammaPInverse(a, p)
}

/// The x where Q(a, x) = q: the quantile of a Gamma(a, 1) variable, counted from above.
///
/// Domain: 0 ≤ q ≤ 1 and shape a > 0, else NaN; +∞ at q = 0, 0 at q = 1.
/// Error: relative, 2e-15 (1 + 1/κ). Source: Boost.Math `gamma_q_inv`.
public func inverseRegularizedUpperIncompleteGamma(_ q: Double, shape a: Double) -> Double {
  guard 0 <= q, q <= 1, a > 0, a < .infinity else { return .nan }
  if q == 0 { return .infinity }
  return q == 1 ? 0 : BoostMath.gammaQInverse(a, q)
}
