import BayesNumerics

/// The oldest test of a sampler: count its draws in bins and compare with what the distribution
/// expects there (Pearson's chi-square).
///
/// Bins have equal probability, and one more at each end expects 100 draws, so that tails are
/// looked at. Every bin expects 100 or more, where the chi-square law holds to a false-alarm rate
/// of 1e-6 within a factor of two.
///
/// What it sees, by the noncentral chi-square at that rate: of a normal scale that is wrong by 2 %,
/// 200,000 draws see nearly every case, of 1.5 % some 87 %, of 1 % 7 %; 20,000 draws see 5 % (96 of a
/// hundred) and not 2 %. A gamma shape far below 1 that is wrong by 1 % is not seen by 200,000 draws
/// (0.2 %), 2 % in 73 of a hundred; a million see 1 % in 94. Finer faults ask for moments or for more
/// draws.
public struct BinnedCounts: Sendable {
  /// Draws in each bin.
  public let observed: [Int]
  /// What the distribution expects there.
  public let expected: [Double]
  /// Draws that lie in no bin at all (NaN or outside the support): one is too many.
  public let lost: Int

  public init(observed: [Int], expected: [Double], lost: Int = 0) {
    precondition(
      observed.count == expected.count && observed.count > 1,
      "As many observed as expected counts are needed, and two or more, not \(observed.count) and \(expected.count)."
    )
    self.observed = observed
    self.expected = expected
    self.lost = lost
  }

  /// Σ (observed - expected)² / expected
  public var statistic: Double {
    zip(observed, expected).reduce(0) { sum, bin in
      let difference = Double(bin.0) - bin.1
      return sum + difference * difference / bin.1
    }
  }

  /// How often a right sampler is at least this far off.
  public var pValue: Double {
    lost > 0
      ? 0
      : regularizedUpperIncompleteGamma(statistic / 2, shape: Double(observed.count - 1) / 2)
  }

  /// Whether the counts refuse the distribution, a right one once in 1/rate times.
  public func rejects(falseAlarmRate: Double = 1e-6) -> Bool { !(pValue >= falseAlarmRate) }
}

extension BinnedCounts {
  /// Counts of real draws against a distribution; 5,000 draws or more.
  public init(_ draws: [Double], against distribution: some ContinuousDistribution) {
    precondition(draws.count >= 5000, "5000 draws or more are needed, not \(draws.count).")
    let n = Double(draws.count)
    let tail = 100 / n

    // Edges by quantiles, expectations by the cumulative at the edges as they were rounded.
    let inner = stride(from: 1, to: 50, by: 1).map { distribution.quantile(Double($0) / 50) }
    var edges: [Double] = []
    for edge in [distribution.quantile(tail)] + inner + [distribution.upperTailQuantile(tail)]
    where distribution.cumulative(edge) - (edges.last.map(distribution.cumulative) ?? 0) >= 0.99
      * tail
      && distribution.upperTail(edge) >= 0.99 * tail
    {
      edges.append(edge)
    }
    let levels = [0] + edges.map(distribution.cumulative)
    var expected = zip(levels, levels.dropFirst()).map { n * ($1 - $0) }
    expected.append(n * (edges.last.map(distribution.upperTail) ?? 1))

    let (observed, lost) = Self.tally(draws, edges: edges, support: distribution.support)
    self.init(observed: observed, expected: expected, lost: lost)
  }

  /// Counts of whole draws against a distribution: neighbouring values share a bin until it
  /// expects a fiftieth of the draws, 100 in the tails.
  public init(_ draws: [Int], against distribution: some DiscreteDistribution) {
    precondition(draws.count >= 5000, "5000 draws or more are needed, not \(draws.count).")
    let n = Double(draws.count)
    let tail = 100 / n

    // Edges are the last counts of their bins.
    let levels = [tail] + stride(from: 1, to: 50, by: 1).map { Double($0) / 50 } + [1 - tail]
    var edges: [Int] = []
    for edge in levels.map(distribution.quantile)
    where edge > edges.last ?? -1
      && distribution.cumulative(edge) - (edges.last.map(distribution.cumulative) ?? 0) >= 0.99
        * tail
      && distribution.upperTail(edge) >= 0.99 * tail
    {
      edges.append(edge)
    }
    let reached = [0] + edges.map(distribution.cumulative)
    var expected = zip(reached, reached.dropFirst()).map { n * ($1 - $0) }
    expected.append(n * (edges.last.map(distribution.upperTail) ?? 1))

    let (observed, lost) = Self.tally(draws, edges: edges, support: distribution.support)
    self.init(observed: observed, expected: expected, lost: lost)
  }

  /// How many draws lie in each bin, open below and closed above as the cumulative is, and how many
  /// outside the support.
  private static func tally<Value: Comparable>(
    _ draws: [Value], edges: [Value], support: ClosedRange<Value>
  ) -> (observed: [Int], lost: Int) {
    var observed = [Int](repeating: 0, count: edges.count + 1)
    var lost = 0
    for draw in draws {
      if support.contains(draw) {
        observed[edges.partitioningIndex { $0 >= draw }] += 1
      } else {
        lost += 1
      }
    }
    return (observed, lost)
  }

  /// Counts of pairs in 16 x 16 squares, against independent numbers that are uniform on (0, 1).
  public init(pairs first: [Double], _ second: [Double]) {
    precondition(
      first.count == second.count && first.count >= 25_600,
      "As many first as second numbers are needed, 25600 or more, not \(first.count) and \(second.count)."
    )
    var observed = [Int](repeating: 0, count: 256)
    var lost = 0
    for (x, y) in zip(first, second) {
      if 0 <= x, x < 1, 0 <= y, y < 1 {
        observed[Int(x * 16) * 16 + Int(y * 16)] += 1
      } else {
        lost += 1
      }
    }
    let expected = [Double](repeating: Double(first.count) / 256, count: 256)
    self.init(observed: observed, expected: expected, lost: lost)
  }
}

extension Array {
  /// The first index at which a predicate holds that is false and then true along the array.
  fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var lower = 0
    var upper = count
    while lower < upper {
      let middle = (lower + upper) / 2
      if holds(self[middle]) { upper = middle } else { lower = middle + 1 }
    }
    return lower
  }
}
