import BayesNumerics
import TestSupport
import Testing

@testable import Inference

@Suite struct MonteCarloErrorTests {
  @Test(arguments: arvizReferences) func equalsArviZ(reference: ArvizReference) {
    let chains = reference.draw
    #expect(agrees(MonteCarloError.mean(chains), reference.values["mcseMean"]))
    #expect(agrees(MonteCarloError.standardDeviation(chains), reference.values["mcseSd"]))
    for percent in [5, 50, 95] {
      #expect(
        agrees(
          MonteCarloError.quantile(Double(percent) / 100, chains),
          reference.values["mcseQ\(percent)"]))
    }
  }

  @Test(arguments: untellingChains.map(\.reason)) func isUndefined(reason: String) throws {
    let chains = try #require(untellingChains.first { $0.reason == reason }).chains
    #expect(MonteCarloError.mean(chains).isNaN)
    #expect(MonteCarloError.standardDeviation(chains).isNaN)
    #expect(MonteCarloError.quantile(0.9, chains).isNaN)
  }

  /// The truth lies within 2.576 errors in 99 of 100 runs.
  ///
  /// An error that is itself known to a share d misses in (1 + 25 d²) of a hundred (second order of
  /// the normal tail); from 4000 draws d is 5 % for mean and standard deviation and 11 % for the
  /// median, so up to 1.3 %. Each count is refused if a binomial of 1 % is so low, or one of 1.3 % so
  /// high, once in 10⁶. The control is the formula for independent draws, which misses in 14 of a
  /// hundred here.
  @Test func theTruthIsWithinTheErrors() {
    let runs = Validation.isLong ? 2000 : 300
    var random = RandomSource(seed: 8)
    var missed = (mean: 0, deviation: 0, quantile: 0, ifIndependent: 0)
    for _ in 0..<runs {
      let chains = autoregressiveChains(4, draws: 1000, memory: 0.5, using: &random)
      let all = chains.flatMap(\.self)
      func misses(_ estimate: Double, _ truth: Double, _ error: Double) -> Int {
        abs(estimate - truth) <= 2.576 * error ? 0 : 1
      }
      missed.mean += misses(sampleMean(all), 0, MonteCarloError.mean(chains))
      missed.deviation += misses(
        sampleStandardDeviation(all), 1, MonteCarloError.standardDeviation(chains))
      missed.quantile += misses(
        sampleQuantile(0.5, ofSorted: all.sorted()), 0, MonteCarloError.quantile(0.5, chains))
      missed.ifIndependent += misses(sampleMean(all), 0, MonteCarloError.ifIndependent(chains))
    }
    let fewest = Binomial(trials: runs, probability: 0.01)
    let most = Binomial(trials: runs, probability: 0.013)
    func isRefused(_ count: Int) -> Bool {
      fewest.cumulative(count) < 1e-6 || most.upperTail(count - 1) < 1e-6
    }
    #expect(
      !isRefused(missed.mean) && !isRefused(missed.deviation) && !isRefused(missed.quantile),
      "\(missed)")
    #expect(isRefused(missed.ifIndependent), "\(missed)")
  }

  /// No draw of 100 in a bin: the true share may be as large as 1 - 1e-5^(1/100) = 0.11 at the
  /// false-alarm rate of 4.4 standard errors, and 4.4 such errors must reach it; of many draws the usual error.
  @Test func aBinThatNoDrawHitHasAnError() {
    let error = MonteCarloError.leastOfShare(0, effectiveDraws: 100)
    #expect((0.1...0.15).contains(4.417 * error), "\(4.417 * error)")
    let usual = (0.3 * 0.7 / 1e8).squareRoot()
    #expect(abs(MonteCarloError.leastOfShare(0.3, effectiveDraws: 1e8) / usual - 1) < 1e-5)
  }
}
