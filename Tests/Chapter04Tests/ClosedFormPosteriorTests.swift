import BayesNumerics
import Foundation
import Hierarchies
import Testing

@testable import chapter4

@Suite struct ClosedFormPosteriorTests {
  /// √((s² + t²) / N) to 2 %: what is left out is of order f² = 1 %. With the noise forgotten (t = 0) or
  /// the population (s = 0) it would be 1 % and 86 % off, with s + t for √(s² + t²) 12 %.
  @Test(arguments: 0..<20) func theGridFollowsTheClosedForm(seed: UInt64) {
    var random = RandomSource(seed: seed)
    let field = StarField(
      count: 200, sigma: 5.67e-8, population: StarPopulation(), noise: 0.1, using: &random)
    let likelihood = StarLikelihood(population: StarPopulation(), noise: 0.1)
    let posterior = SigmaPosterior(
      luminosities: field.measured, population: StarPopulation(), likelihood: likelihood)
    let law = ClosedFormPosterior(
      luminosities: field.measured, population: StarPopulation(), noise: 0.1)
    #expect(abs(posterior.standardDeviation / law.standardDeviation - 1) < 0.02)
    #expect(abs(posterior.mean - law.mean) < 0.05 * law.standardDeviation)
    let added = (StarPopulation().productSpread + 0.1) / Double(200).squareRoot()
    #expect(abs(added / law.standardDeviation - 1) > 0.1)
  }

  /// log(1 + f ε) has mean -f² / 2 - 3 f⁴ / 4 and variance f² + 5 f⁴ / 2, each to the next order.
  @Test func theLogarithmOfTheNoiseHasItsMoments() {
    for f in [0.01, 0.05, 0.1] {
      let moments = ClosedFormPosterior.logNoise(f)
      let f4 = f * f * f * f
      #expect(abs(moments.mean + f * f / 2 + 0.75 * f4) < 10 * f4 * f * f)
      let variance = moments.standardDeviation * moments.standardDeviation
      #expect(abs(variance - f * f - 2.5 * f4) < 40 * f4 * f * f)
    }
  }
}
