import RealModule

/// The logarithm of a sum of exponentials, log Σ exp(xᵢ): how probabilities are added when only
/// their logarithms are small enough to hold.
///
/// `terms`: any number of real values; -∞ for none (an empty sum is 0), +∞ when one is +∞, NaN
/// when one is NaN. Error: (count + 2) ulp of the larger of the result and 1; nothing overflows,
/// as the largest term is taken out first.
public func logSumExp(_ terms: [Double]) -> Double {
  var largest = -Double.infinity
  for term in terms {
    if term.isNaN { return .nan }
    largest = max(largest, term)
  }
  guard largest.isFinite else { return largest }
  var sum = 0.0
  for term in terms { sum += .exp(term - largest) }
  return largest + .log(sum)
}

/// log(eᵃ + eᵇ), for two: nothing is allocated. As ``logSumExp(_:)`` for the list of both.
public func logSumExp(_ a: Double, _ b: Double) -> Double {
  if a.isNaN || b.isNaN { return .nan }
  let (smaller, larger) = a < b ? (a, b) : (b, a)
  guard larger.isFinite else { return larger }
  return larger + .log(onePlus: .exp(smaller - larger))
}

/// log(1 - eˣ): the logarithm of the other probability, from the logarithm of one.
///
/// Domain: x ≤ 0, else NaN; -∞ at 0. Error: 2 ulp. Source: Mächler (2012), "Accurately computing
/// log(1 - exp(-|a|))", equation 7: the two forms meet at x = -log 2.
public func log1mexp(_ x: Double) -> Double {
  guard x <= 0 else { return .nan }
  return x > -0.693_147_180_559_945_3 ? .log(-.expMinusOne(x)) : .log(onePlus: -.exp(x))
}

/// log(1 + eˣ): a line that bends to zero, the softplus of neural networks.
///
/// Domain: every real x. Error: 2 ulp. Source: Mächler (2012), equation 10; above 0 the line is
/// taken out, x + log(1 + exp(-x)).
public func log1pexp(_ x: Double) -> Double {
  x > 0 ? x + .log(onePlus: .exp(-x)) : .log(onePlus: .exp(x))
}
