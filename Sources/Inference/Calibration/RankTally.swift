import BayesNumerics
import RealModule

/// The ranks that the truth took among posterior draws, one for each replication; even if the
/// sampler is right.
///
/// Two looks at the same ranks. Pearson's chi-square on bins sees shapes: a valley where the
/// posterior is too narrow, a hill where it is too wide. The largest distance D between the
/// cumulative of the ranks and the straight line sees slopes: a bias.
public struct RankTally: Sendable, Equatable {
  public let name: String
  /// Each from 0 to `draws`.
  public let ranks: [Int]
  /// Posterior draws among which the truth was ranked, so that draws + 1 ranks exist.
  public let draws: Int

  /// Precondition: 40 ranks or more, all between 0 and `draws`.
  public init(name: String, ranks: [Int], draws: Int) {
    precondition(
      draws >= 1 && ranks.count >= 40 && ranks.allSatisfy { (0...draws).contains($0) },
      "Forty ranks or more from 0 to \(draws) are needed, not \(ranks.count).")
    self.name = name
    self.ranks = ranks
    self.draws = draws
  }

  /// Ranks in bins of equal width, up to 20, each expecting 20 or more; their number divides
  /// draws + 1.
  public var counts: [Int] {
    let most = min(20, ranks.count / 20, draws + 1)
    let bins = (1...most).last { (draws + 1).isMultiple(of: $0) } ?? 1
    var counts = [Int](repeating: 0, count: bins)
    for rank in ranks { counts[rank * bins / (draws + 1)] += 1 }
    return counts
  }

  /// Σ (count - expected)² / expected, and how often even ranks give as much.
  ///
  /// Where a bin expects 20 the chi-square distribution holds to a factor of three at 1e-6.
  public var chiSquare: (statistic: Double, pValue: Double) {
    let expected = Double(ranks.count) / Double(counts.count)
    let statistic = counts.reduce(0.0) { sum, count in
      sum + (Double(count) - expected) * (Double(count) - expected) / expected
    }
    let freedom = Double(counts.count - 1)
    return (
      statistic,
      freedom == 0 ? 1 : regularizedUpperIncompleteGamma(statistic / 2, shape: freedom / 2)
    )
  }

  /// D, and a bound on how often even ranks lie as far: 2 exp(-2 N D²).
  ///
  /// Dvoretzky, Kiefer and Wolfowitz (1956) with the constant of Massart (1990); it holds for every
  /// N, and for discrete ranks it is on the safe side.
  public var distance: (statistic: Double, pValue: Double) {
    var below = [Int](repeating: 0, count: draws + 1)
    for rank in ranks { below[rank] += 1 }
    let count = Double(ranks.count)
    var reached = 0
    var largest = 0.0
    for rank in 0...draws {
      reached += below[rank]
      largest = max(largest, abs(Double(reached) / count - Double(rank + 1) / Double(draws + 1)))
    }
    return (largest, min(1, 2 * .exp(-2 * count * largest * largest)))
  }

  /// How often a right sampler does as badly in the worse of the two looks, at most.
  public var pValue: Double { min(1, 2 * min(chiSquare.pValue, distance.pValue)) }
}
