import BayesNumerics
import Testing

@testable import Inference

@Suite struct RanksTests {
  @Test func equalDrawsShareTheirRanks() {
    #expect(averageRanks([[3, 1, 2], [2, 5, 2]]) == [[5, 1, 3], [3, 6, 3]])
    #expect(averageRanks([[0, -0.0]]) == [[1.5, 1.5]])
    #expect(averageRanks([[.infinity, -.infinity, 7]]) == [[3, 1, 2]])
    #expect(averageRanks([[], []]) == [[], []])
  }

  @Test func aNaNHasNoRank() {
    #expect(averageRanks([[1, 2], [.nan, 3]]).joined().allSatisfy { $0.isNaN })
    #expect(rankNormalized([[1, 2], [.nan, 3]]).joined().allSatisfy { $0.isNaN })
  }

  /// The probabilities of three ranks are 5/26, 1/2 and 21/26, each with one rounding; the quantile
  /// by SciPy. Error: 2 ulp of the quantile's and 2 of SciPy's.
  @Test func scoresAreNormalQuantiles() {
    let scores = rankNormalized([[8, -3, 2]])[0]
    #expect(abs(scores[1] + 0.869_423_773_288_886_1) <= 4 * .ulpOfOne)
    #expect(scores[0] == -scores[1] && scores[2] == 0)
  }

  /// 100,000 different draws: every rank comes once, and scores have the moments of a normal: mean 0
  /// by symmetry (rounding 1e-12), variance 1 - O(log S / S).
  @Test func manyRanks() {
    var random = RandomSource(seed: 12)
    let chains = autoregressiveChains(4, draws: 25_000, memory: 0.5, using: &random)
    #expect(Set(averageRanks(chains).joined()) == Set((1...100_000).map(Double.init)))
    let scores = rankNormalized(chains).flatMap(\.self)
    #expect(abs(sampleMean(scores)) < 1e-12)
    #expect(abs(sampleVariance(scores) - 1) < 1e-3)
  }
}
