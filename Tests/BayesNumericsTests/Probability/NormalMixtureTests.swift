import BayesNumerics
import RealModule
import TestSupport
import Testing

@Suite struct NormalMixtureTests {
  @Test func itDoesNotContradictItself() {
    let mixtures = [
      NormalMixture(weights: [1], components: [Normal(mean: 2, standardDeviation: 3)]),
      NormalMixture(
        weights: [0.94, 0.06],
        components: [Normal(standardDeviation: 1.3), Normal(mean: 2, standardDeviation: 3.2)]),
      NormalMixture(
        weights: [1, 0, 3],
        components: [
          Normal(mean: -4), Normal(mean: 100), Normal(mean: 3, standardDeviation: 0.5),
        ]),
    ]
    for mixture in mixtures {
      let found = contradictions(of: mixture)
      #expect(found.isEmpty, "\(found)")
    }
  }

  /// Two narrow curves at -1 and 1: mean 0, variance 1 + σ², half the probability below 0.
  @Test func theSpreadBetweenTheComponentsCounts() {
    let mixture = NormalMixture(
      weights: [2, 2],
      components: [
        Normal(mean: -1, standardDeviation: 0.1), Normal(mean: 1, standardDeviation: 0.1),
      ])
    #expect(mixture.weights == [0.5, 0.5])
    #expect(mixture.mean == 0)
    #expect(relativeError(mixture.variance, 1.01) <= 2)
    #expect(abs(mixture.quantile(0.75) - 1) <= 1e-15)
    #expect(mixture.mode == nil)
    #expect(mixture.quantile(0) == -.infinity && mixture.quantile(1) == .infinity)
  }

  /// The control: draws of the second component alone are refused.
  @Test func drawsComeFromEveryComponent() {
    let mixture = NormalMixture(
      weights: [0.1, 0.9], components: [Normal(mean: -2), Normal(mean: 2)])
    var random = RandomSource(seed: 71)
    #expect(!BinnedCounts(mixture.samples(20_000, using: &random), against: mixture).rejects())
    let wrong = mixture.components[1].samples(20_000, using: &random)
    #expect(BinnedCounts(wrong, against: mixture).rejects())
  }

  @Test(.aheadOfOthers) func weightsThatDoNotFitAreRefused() async {
    await #expect(processExitsWith: .failure) {
      _ = NormalMixture(weights: [1], components: [Normal(), Normal()])
    }
    await #expect(processExitsWith: .failure) {
      _ = NormalMixture(weights: [0, 0], components: [Normal(), Normal()])
    }
    await #expect(processExitsWith: .failure) {
      _ = NormalMixture(weights: [-1, 2], components: [Normal(), Normal()])
    }
    await #expect(processExitsWith: .success) {
      _ = NormalMixture(weights: [1, 2], components: [Normal(), Normal()])
    }
  }
}
