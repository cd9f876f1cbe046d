import RealModule

/// The logarithm of the binomial mass of k successes and m failures, k, m ≥ 0 real, q = 1 - p.
///
/// Error: a few ulp of the larger of the result and 1 near the peak at any n = k + m: the large
/// terms of n log n size never appear, only δ (``stirlingError(_:)``) and D
/// (``devianceTerm(_:mean:)``): δ(n) - δ(k) - δ(m) - D(k, n p) - D(m, n q) - ½ log(2π k m / n).
/// Source: Loader (2000), section 4.
func logBinomialMass(successes k: Double, failures m: Double, _ p: Double, _ q: Double) -> Double {
  if k < 0 || m < 0 { return -.infinity }
  if p == 0 { return k == 0 ? 0 : -.infinity }
  if q == 0 { return m == 0 ? 0 : -.infinity }
  if k == 0 { return m == 0 ? 0 : m * (p < q ? .log(onePlus: -p) : .log(q)) }
  if m == 0 { return k * (q < p ? .log(onePlus: -q) : .log(p)) }
  let n = k + m
  let corrections = stirlingError(n) - stirlingError(k) - stirlingError(m)
  let deviance = devianceTerm(k, mean: n * p) + devianceTerm(m, mean: n * q)
  let spread = k < m ? Double.log(k) + .log(m / n) : Double.log(m) + .log(k / n)
  return corrections - deviance - (halfLogTwoPi + 0.5 * spread)
}

/// The logarithm of the Poisson mass of a count x ≥ 0 (real), -δ(x) - D(x, mean) - ½ log(2π x).
///
/// Error and source as for the binomial mass.
func logPoissonMass(_ x: Double, mean: Double) -> Double {
  if x < 0 { return -.infinity }
  if mean == 0 { return x == 0 ? 0 : -.infinity }
  if x == 0 { return -mean }
  return -stirlingError(x) - devianceTerm(x, mean: mean) - (halfLogTwoPi + 0.5 * .log(x))
}
