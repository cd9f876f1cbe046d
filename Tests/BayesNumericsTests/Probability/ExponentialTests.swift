import BayesNumerics
import TestSupport
import Testing

@Suite struct ExponentialTests {
  @Test func itDoesNotContradictItself() {
    for rate in [0.01, 1, 30] {
      let found = contradictions(of: Exponential(rate: rate))
      #expect(found.isEmpty, "\(found)")
    }
  }

  @Test func meanAndRateAreInverse() {
    #expect(Exponential(mean: 4) == Exponential(rate: 0.25))
    #expect(Exponential(mean: 4).mean == 4)
    #expect(Exponential(rate: 4).density(0) == 4)
    #expect(Exponential(rate: 4).logDensity(-1) == -.infinity)
    var random = RandomSource(seed: 61)
    let draws = Exponential(mean: 4).samples(20_000, using: &random)
    #expect(!BinnedCounts(draws, against: Exponential(mean: 4)).rejects())
    #expect(BinnedCounts(draws, against: Exponential(rate: 4)).rejects())
  }

  /// exp(-600) by mpmath, to the 600 units that a rounding of the exponent may cost; at 1e-20 the
  /// cumulative is rate × x to 1e-20.
  @Test func deepTailsKeepTheirDigits() {
    #expect(relativeError(Exponential(rate: 2).upperTail(300), 2.6503965530043108e-261) <= 600)
    #expect(relativeError(Exponential(rate: 2).cumulative(1e-20), 2e-20) <= 2)
  }
}
