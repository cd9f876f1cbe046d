import BayesNumerics
import TestSupport
import Testing

@Suite struct PoissonVariateTests {
  private func draws(_ mean: Double) -> [Int] {
    var random = RandomSource(seed: 41)
    return (0..<200_000).map { _ in random.poisson(mean: mean) }
  }

  /// Inversion, its border with rejection at 10, and rejection.
  @Test(arguments: [0.01, 0.7, 3, 9.999, 10, 12.5, 100, 1e4, 1e9])
  func countsFollowThePoisson(mean: Double) {
    let counts = BinnedCounts(draws(mean), against: Poisson(mean: mean))
    #expect(!counts.rejects(), "p = \(counts.pValue)")
  }

  @Test func wrongMeansAreRefused() {
    #expect(BinnedCounts(draws(3), against: Poisson(mean: 3.05)).rejects())
    #expect(BinnedCounts(draws(100), against: Poisson(mean: 100.3)).rejects())
    #expect(
      BinnedCounts(draws(100), against: NegativeBinomial(shape: 900, successProbability: 0.9))
        .rejects())
  }

  @Test func nothingExpectedIsNothing() {
    #expect(Set(draws(0)) == [0])
  }
}
