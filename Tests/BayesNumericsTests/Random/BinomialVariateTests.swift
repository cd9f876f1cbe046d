import BayesNumerics
import TestSupport
import Testing

@Suite struct BinomialVariateTests {
  private func draws(_ trials: Int, _ probability: Double, seed: UInt64 = 31) -> [Int] {
    var random = RandomSource(seed: seed)
    return (0..<200_000).map { _ in random.binomial(trials: trials, probability: probability) }
  }

  /// Inversion, its border with rejection at an expected count of 10, rejection, and both mirrored.
  @Test func countsFollowTheBinomial() {
    let cases: [(Int, Double)] = [
      (1, 0.3), (14, 0.5), (19, 0.5), (21, 0.5), (100, 0.0999), (100, 0.1001), (100, 0.9),
      (1000, 0.5), (350_757, 0.5), (1_000_000_000, 1e-8), (1_000_000_000, 0.3),
    ]
    for (trials, probability) in cases {
      let counts = BinnedCounts(
        draws(trials, probability), against: Binomial(trials: trials, probability: probability))
      #expect(!counts.rejects(), "\(trials), \(probability): p = \(counts.pValue)")
    }
  }

  @Test func wrongBinomialsAreRefused() {
    let flips = draws(100, 0.3)
    #expect(BinnedCounts(flips, against: Binomial(trials: 100, probability: 0.302)).rejects())
    #expect(BinnedCounts(flips, against: Binomial(trials: 101, probability: 0.3)).rejects())
    #expect(
      BinnedCounts(flips.map { 100 - $0 }, against: Binomial(trials: 100, probability: 0.3))
        .rejects())
    #expect(BinnedCounts(flips, against: Poisson(mean: 30)).rejects())
  }

  @Test func certaintiesAreCertain() {
    #expect(Set(draws(50, 0)) == [0])
    #expect(Set(draws(50, 1)) == [50])
    #expect(Set(draws(0, 0.4)) == [0])
  }
}
