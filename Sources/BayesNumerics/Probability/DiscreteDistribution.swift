/// A distribution of a count.
///
/// P(X ≥ k), the tail that contains k, is `upperTail(k - 1)`.
public protocol DiscreteDistribution: Distribution where Value == Int {
  /// The smallest and the largest possible count; `Int.max` stands for no bound.
  var support: ClosedRange<Int> { get }
  /// E[X]
  var mean: Double { get }
  /// E[(X - mean)²]
  var variance: Double { get }
  /// The likeliest count, the larger one of two neighbours that tie; nil where there is no single
  /// peak.
  var mode: Int? { get }

  /// P(X ≤ k).
  func cumulative(_ k: Int) -> Double
  /// P(X > k), k itself left out, with its own digits where it is tiny.
  func upperTail(_ k: Int) -> Double
  /// The smallest k with P(X ≤ k) ≥ p. Precondition: 0 ≤ p ≤ 1.
  func quantile(_ p: Double) -> Int
  /// The smallest k with P(X > k) ≤ q. Precondition: 0 ≤ q ≤ 1.
  func upperTailQuantile(_ q: Double) -> Int
}

extension DiscreteDistribution {
  /// √variance
  public var standardDeviation: Double { variance.squareRoot() }
  /// The smallest count k with P(X ≤ k) ≥ ½.
  public var median: Int { quantile(0.5) }

  /// By doubling steps from the mean and bisection: about 2 log₂(distance from the mean)
  /// cumulatives.
  public func quantile(_ p: Double) -> Int {
    precondition(0 <= p && p <= 1, "A probability is in 0...1, not \(p).")
    if p == 0 { return support.lowerBound }
    if p == 1 { return support.upperBound }
    return firstCount { cumulative($0) >= p }
  }

  /// As ``quantile(_:)``, by the upper tail.
  public func upperTailQuantile(_ q: Double) -> Int {
    precondition(0 <= q && q <= 1, "A probability is in 0...1, not \(q).")
    if q == 0 { return support.upperBound }
    if q == 1 { return support.lowerBound }
    return firstCount { upperTail($0) <= q }
  }

  /// The first count of the support from which on `isReached` holds; the upper bound where it
  /// never does.
  private func firstCount(where isReached: (Int) -> Bool) -> Int {
    // Bracket: `below` does not reach it (or lies outside), `reached` does.
    let start =
      mean < 0x1p62 ? min(max(Int(mean), support.lowerBound), support.upperBound) : 1 << 62
    var below = start
    var reached = start
    var step = 1
    if isReached(start) {
      repeat {
        reached = below
        if reached == support.lowerBound { return reached }
        below = below - support.lowerBound > step ? below - step : support.lowerBound
        step *= 2
      } while isReached(below)
    } else {
      repeat {
        below = reached
        if below == support.upperBound { return below }
        reached = support.upperBound - reached > step ? reached + step : support.upperBound
        step = step < 1 << 61 ? step * 2 : step
      } while !isReached(reached)
    }

    // Halve it.
    while reached - below > 1 {
      let middle = below + (reached - below) / 2
      if isReached(middle) { reached = middle } else { below = middle }
    }
    return reached
  }
}
