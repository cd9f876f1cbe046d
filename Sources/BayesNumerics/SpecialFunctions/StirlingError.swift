import RealModule

/// ½ log 2π.
let halfLogTwoPi = 0.918_938_533_204_672_741_78

/// What Stirling's formula leaves out, δ(x) = log Γ(x + 1) - (x + ½) log x + x - ½ log 2π.
///
/// With δ, densities of large counts are written without large numbers that cancel. Domain: x ≥ 0
/// (+∞ at 0, falls to 1/(12 x)); NaN below. Error: 4 ulp. Source: Loader (2000), "Fast and
/// accurate computation of binomial probabilities", section 3. Above 10 the asymptotic series
/// (Abramowitz and Stegun 6.1.42), whose first omitted term is below 2e-16 of the sum there;
/// below 10 the recurrence δ(x) - δ(x + 1) = artanh(y)/y - 1 with y = 1/(2x + 1), a sum of
/// positive terms y²/3 + y⁴/5 + ....
public func stirlingError(_ x: Double) -> Double {
  if x.isNaN || x < 0 { return .nan }
  if x == 0 { return .infinity }

  // Climb to where the series holds.
  var climbed = x
  var sum = 0.0
  while climbed < 10 {
    sum += stirlingStep(climbed)
    climbed += 1
  }

  // Sum the series from its smallest term.
  let reciprocal = 1 / climbed
  let square = reciprocal * reciprocal
  var series = 0.0
  for coefficient in stirlingCoefficients { series = series * square + coefficient }
  return sum + series * reciprocal
}

/// B₂ₖ / (2k (2k - 1)), the coefficients of x^(1-2k), from k = 9 down to 1.
private let stirlingCoefficients: [Double] = [
  43867.0 / 244188, -3617.0 / 122400, 1.0 / 156, -691.0 / 360360, 1.0 / 1188, -1.0 / 1680,
  1.0 / 1260, -1.0 / 360, 1.0 / 12,
]

/// δ(x) - δ(x + 1).
private func stirlingStep(_ x: Double) -> Double {
  let y = 1 / (2 * x + 1)
  if y > 0.5 { return (x + 0.5) * (Double.log(onePlus: x) - .log(x)) - 1 }
  let square = y * y
  var power = square
  var sum = 0.0
  var denominator = 3.0
  while power > 1e-18 * square {
    sum += power / denominator
    power *= square
    denominator += 2
  }
  return sum
}

/// How far a count lies from its mean, D(x, m) = x log(x / m) + m - x ≥ 0: half a deviance.
///
/// Domain: x ≥ 0, m ≥ 0; zero where x = m, +∞ where m = 0 < x; NaN below.
/// Error: a few ulp beside what the rounding of m brings, (m - x) ulp(1).
/// Source: Loader (2000), function `bd0`; near x = m by log(1 + u) - u of Boost.Math.
public func devianceTerm(_ x: Double, mean m: Double) -> Double {
  if x.isNaN || m.isNaN || x < 0 || m < 0 { return .nan }
  if x == m { return x == .infinity ? .nan : 0 }
  if x == 0 { return m }
  if m == 0 || m == .infinity || x == .infinity { return .infinity }
  if m < 0.5 * x { return x * (Double.log(x) - .log(m)) + (m - x) }
  if m > 1e9 * x { return m - x * (1 + Double.log(m) - .log(x)) }
  return -x * BoostMath.log1pMinusX((m - x) / x)
}
