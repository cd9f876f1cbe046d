/// An integral with the quadrature's own estimate of its absolute error.
public struct Integral: Sendable, Equatable {
  /// ∫ f(x) dx
  public let value: Double
  /// The difference of two rules on the same pieces, summed: absolute, usually a wide
  /// over-estimate.
  public let errorEstimate: Double

  public init(value: Double, errorEstimate: Double) {
    self.value = value
    self.errorEstimate = errorEstimate
  }
}

/// The area under a curve, ∫ f(x) dx from `lower` to `upper`, by halving the worst piece until
/// two rules agree.
///
/// Limits may be infinite and in either order (swapping them changes the sign).
/// `relativeTolerance`: wished error estimate over the integral, above 0 and below 1. At most
/// 2000 pieces of 31 points each: look at `errorEstimate` before trusting. A peak narrower than a
/// thirtieth of the range may be missed altogether: split the range at what you know of it. The
/// limits themselves are not evaluated, so an integrable singularity may sit there. NaN for a NaN
/// of the integrand, a limit or the tolerance. Source: the 15-31 point Gauss-Kronrod rule of
/// Boost.Math; globally adaptive as QAG of QUADPACK (Piessens et al. 1983); an infinite range is
/// mapped to (-1, 1) by x = t / (1 - t²), half of one by x = a + (1 + t) / (1 - t).
public func integrate(
  _ integrand: (Double) -> Double, from lower: Double, to upper: Double,
  relativeTolerance: Double = 1e-10
) -> Integral {
  guard !lower.isNaN, !upper.isNaN, relativeTolerance > 0, relativeTolerance < 1 else {
    return Integral(value: .nan, errorEstimate: .nan)
  }
  if lower == upper { return Integral(value: 0, errorEstimate: 0) }
  if lower > upper {
    let forward = integrate(
      integrand, from: upper, to: lower, relativeTolerance: relativeTolerance)
    return Integral(value: -forward.value, errorEstimate: forward.errorEstimate)
  }

  switch (lower.isFinite, upper.isFinite) {
  case (true, true):
    return integrateAdaptively(integrand, lower, upper, relativeTolerance)
  case (true, false):
    let mapped = { (t: Double) in
      integrand(lower + (1 + t) / (1 - t)) * 2 / ((1 - t) * (1 - t))
    }
    return integrateAdaptively(mapped, -1, 1, relativeTolerance)
  case (false, true):
    let mapped = { (t: Double) in
      integrand(upper - (1 + t) / (1 - t)) * 2 / ((1 - t) * (1 - t))
    }
    return integrateAdaptively(mapped, -1, 1, relativeTolerance)
  case (false, false):
    let mapped = { (t: Double) in
      let rest = (1 - t) * (1 + t)
      return integrand(t / rest) * (1 + t * t) / (rest * rest)
    }
    return integrateAdaptively(mapped, -1, 1, relativeTolerance)
  }
}

/// One interval with what the rule says of it.
private struct Piece {
  let lower, upper, value, error: Double

  init(_ integrand: (Double) -> Double, _ lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = upper
    (value, error) = BoostMath.gaussKronrod(integrand, from: lower, to: upper)
  }
}

private func integrateAdaptively(
  _ integrand: (Double) -> Double, _ lower: Double, _ upper: Double, _ relativeTolerance: Double
) -> Integral {
  var pieces = [Piece(integrand, lower, upper)]
  var value = pieces[0].value
  var error = pieces[0].error
  while error > relativeTolerance * abs(value), pieces.count < 2000 {
    // Halve the worst piece.
    guard let worst = pieces.indices.max(by: { pieces[$0].error < pieces[$1].error }) else { break }
    let piece = pieces[worst]
    let middle = piece.lower + (piece.upper - piece.lower) / 2
    guard piece.lower < middle, middle < piece.upper else { break }
    pieces[worst] = Piece(integrand, piece.lower, middle)
    pieces.append(Piece(integrand, middle, piece.upper))

    // Sum anew, so that what was replaced leaves no rounding behind.
    value = pieces.reduce(0) { $0 + $1.value }
    error = pieces.reduce(0) { $0 + $1.error }
  }
  return Integral(value: value, errorEstimate: error)
}
