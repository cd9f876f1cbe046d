import BayesNumerics
import TestSupport
import Testing

@Suite struct BetaBinomialTests {
  @Test func itDoesNotContradictItself() {
    for (n, a, b) in [(14, 1.0, 1.0), (14, 10, 10), (200, 0.3, 2), (50, 3, 0.5), (3000, 40, 60)] {
      let found = contradictions(of: BetaBinomial(trials: n, a: a, b: b))
      #expect(found.isEmpty, "\(found)")
    }
  }

  /// 64 units: three densities of 16 each, and the posterior mean between them.
  @Test func logDensityIsRightAtAnySize() {
    let found = worst(betaBinomialMassLiterals) { row in
      logarithmError(
        BetaBinomial(trials: Int(row[0]), a: row[2], b: row[3]).logDensity(Int(row[1])), row[4])
    }
    #expect(found.error <= 64, "\(found.row)")
  }

  /// Under a uniform prior every count is as likely as any other, 1/(n + 1).
  @Test func aUniformPriorMakesEveryCountEquallyLikely() {
    for k in [0, 1, 178_079, 350_757] {
      let mass = BetaBinomial(trials: 350_757, a: 1, b: 1).density(k)
      #expect(relativeError(mass, 1.0 / 350_758) <= 64)
    }
    let flips = BetaBinomial(trials: 350_757, a: 1, b: 1)
    #expect(relativeError(flips.cumulative(178_078), 178_079.0 / 350_758) <= 64)
    #expect(relativeError(flips.upperTail(178_078), 172_679.0 / 350_758) <= 64)
    #expect(BetaBinomial(trials: 5, a: 2, b: 2).logDensity(6) == -.infinity)
    #expect(BetaBinomial(trials: 0, a: 2, b: 2).logDensity(0) == 0)
    #expect(BetaBinomial(trials: 9, a: 1, b: 1).mode == nil)
  }

  /// Success and failure exchanged are refused.
  @Test func theFirstShapeIsOfSuccesses() {
    var random = RandomSource(seed: 81)
    let draws = BetaBinomial(trials: 14, a: 3, b: 2).samples(20_000, using: &random)
    #expect(BinnedCounts(draws, against: BetaBinomial(trials: 14, a: 2, b: 3)).rejects())
  }

  /// Sums of small masses, not one minus the other sum: each mass to 64 units, as above.
  @Test func deepTailsKeepTheirDigits() {
    let found = worst(betaBinomialTailLiterals) { row in
      let flips = BetaBinomial(trials: Int(row[0]), a: row[2], b: row[3])
      return max(
        relativeError(flips.cumulative(Int(row[1])), row[4]),
        relativeError(flips.upperTail(Int(row[1])), row[5]))
    }
    // A mass of 1e-20 has a logarithm of 46, whose 64 units are as many of the mass for each.
    #expect(found.error <= 64 * 47, "\(found.row)")
  }
}
