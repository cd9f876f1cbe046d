import BayesNumerics
import Inference
import TestSupport
import Testing

@testable import chapter1

/// The coin as nature plays it: p from the lecture's firm prior, then 30 flips.
private struct CoinNature: GenerativeModel {
  let coin = CoinModel(prior: Beta(a: 10, b: 10))
  let parameterNames = ["p"]

  func drawParameters(using random: inout RandomSource) -> [Double] {
    [coin.prior.sample(using: &random)]
  }

  func drawObservations(given parameters: [Double], using random: inout RandomSource) -> Flips {
    let heads = Binomial(trials: 30, probability: parameters[0]).sample(using: &random)
    return Flips(heads: heads, flips: 30)
  }

  func logLikelihood(of parameters: [Double], given observations: Flips) -> Double {
    Binomial(trials: observations.flips, probability: parameters[0]).logDensity(observations.heads)
  }
}

@Suite struct CoinFlipValidation {
  @Test func posteriorIsCalibrated() async {
    let report = await Validation.calibrate("chapter 1, conjugate posterior of p", CoinNature()) {
      flips, count, random in
      let posterior = CoinNature().coin.posterior(after: flips)
      return (0..<count).map { _ in [posterior.sample(using: &random)] }
    }
    #expect(report.isCalibrated, "\(report)")
  }

  /// Negative control: heads and tails taken for one another.
  @Test func swappedHeadsAndTailsAreRefused() async {
    let report = await SimulationBasedCalibration(of: CoinNature(), replications: 200) {
      flips, count, random in
      let swapped = Flips(heads: flips.tails, flips: flips.flips)
      let posterior = CoinNature().coin.posterior(after: swapped)
      return (0..<count).map { _ in [posterior.sample(using: &random)] }
    }.run(using: RandomSource(seed: 1))
    #expect(!report.isCalibrated)
  }
}
