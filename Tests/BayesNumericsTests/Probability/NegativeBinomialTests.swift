import BayesNumerics
import TestSupport
import Testing

@Suite struct NegativeBinomialTests {
  @Test func itDoesNotContradictItself() {
    for (shape, p) in [(3.0, 0.4), (0.5, 0.1), (40.5, 0.9), (1, 0.01)] {
      let found = contradictions(of: NegativeBinomial(shape: shape, successProbability: p))
      #expect(found.isEmpty, "\(found)")
    }
  }

  /// 16 units of a logarithm, beside a rounding of p, which |r - (r + k) p| / (1 - p) multiplies.
  @Test func logDensityIsRightAtAnySize() {
    let found = worst(negativeBinomialMassLiterals) { row in
      let computed = NegativeBinomial(shape: row[0], successProbability: row[1])
        .logDensity(Int(row[2]))
      let condition = abs(row[0] - (row[0] + row[2]) * row[1]) / (1 - row[1])
      return abs(computed - row[3]) / .ulpOfOne / (1 + abs(row[3]) + condition)
    }
    #expect(found.error <= 16, "\(found.row)")
  }

  /// Success and failure exchanged are refused.
  @Test func theProbabilityIsOfSuccess() {
    var random = RandomSource(seed: 71)
    let draws = NegativeBinomial(shape: 3, successProbability: 0.4)
      .samples(20_000, using: &random)
    #expect(
      BinnedCounts(draws, against: NegativeBinomial(shape: 3, successProbability: 0.6)).rejects())
    let certain = NegativeBinomial(shape: 3, successProbability: 1)
    #expect(certain.logDensity(0) == 0 && certain.logDensity(1) == -.infinity)
    #expect(certain.sample(using: &random) == 0)
  }

  /// Tails of 1e-9 and less keep their digits, which one minus the other tail would not: 10 units
  /// times (1 + κ), κ units being what a rounding of the probability does already.
  @Test func deepTailsKeepTheirDigits() {
    let found = worst(negativeBinomialTailLiterals) { row in
      let distribution = NegativeBinomial(shape: row[0], successProbability: row[1])
      return max(
        relativeError(distribution.cumulative(Int(row[2])), row[3]) / (1 + row[5]),
        relativeError(distribution.upperTail(Int(row[2])), row[4]) / (1 + row[6]))
    }
    #expect(found.error <= 10, "\(found.row)")
  }
}
