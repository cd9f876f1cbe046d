import BayesNumerics
import Foundation
import Inference
import Testing
import Workbook

@testable import chapter2

@Suite struct HorseKicksTests {
  /// The table of Bortkiewicz: 280 years of a corps, 196 deaths; Fisher's 200 with 122.
  @Test func theHorseKicksOfTheBook() {
    #expect(HorseKicks.corps.map(\.counts).total == Counts(sum: 196, intervals: 280))
    let fishers = HorseKicks.corps.filter(\.isFishers).map(\.counts)
    #expect(fishers.total == Counts(sum: 122, intervals: 200))
  }

  /// The evidence against the integral of the likelihood over the prior, and as a product of predictions of
  /// one interval after the other.
  @Test func theEvidenceIsAnIntegralAndAProduct() {
    let counts = [2, 0, 1, 3, 0]
    let prior = GammaPrior(shape: 1.7, mean: 0.7)
    let total = Counts(sum: 6, intervals: 5)
    let integral = integrate(
      { prior.gamma.density($0) * pow($0, 6) * exp(-5 * $0) }, from: 0, to: .infinity,
      relativeTolerance: 1e-12
    ).value
    // The quadrature was asked for 1e-12
    #expect(abs(exp(prior.logEvidence(of: total)) / integral - 1) < 1e-11)

    var product = 0.0
    var seen = Counts(sum: 0, intervals: 0)
    for count in counts {
      let gamma = prior.posterior(after: seen)
      product += NegativeBinomial(
        shape: gamma.shape, successProbability: gamma.rate / (gamma.rate + 1)
      ).logDensity(count)
      seen = Counts(sum: seen.sum + count, intervals: seen.intervals + 1)
    }
    // The product has the 1 / k! that the evidence leaves out: 2! 3! = 12; a dozen roundings
    #expect(abs(product + log(12) - prior.logEvidence(of: total)) < 1e-13)
    // The control: another prior
    #expect(
      abs(product + log(12) - GammaPrior(shape: 1.7, mean: 0.8).logEvidence(of: total)) > 1e-3)
  }

  /// Counts of one rate favour one rate, counts of two rates favour two, whatever the prior's shape.
  @Test func theFactorTellsOneRateFromMany() {
    let alike = (1...10).map { _ in Counts(sum: 70, intervals: 100) }
    let different = (1...10).map { Counts(sum: $0 * 30, intervals: 100) }
    for shape in [0.3, 1, 3, 10] {
      let prior = GammaPrior(shape: shape, mean: 0.7)
      #expect(RatesComparison.oneRate(againstOneEach: alike, prior: prior).log10 > 1)
      #expect(RatesComparison.oneRate(againstOneEach: different, prior: prior).log10 < -10)
    }
    // A single group is its own common rate
    let single = RatesComparison.oneRate(
      againstOneEach: [alike[0]], prior: GammaPrior(shape: 1, mean: 0.7))
    #expect(single.logarithm == 0)
  }

  /// Vague priors favour one rate, sharp ones neither, and in between all fourteen corps differ while
  /// Fisher's ten hardly do: the numbers of an independent program, to their two decimals.
  @Test func howTheVerdictDependsOnThePrior() {
    let expected: [(Double, Double, Double)] = [
      (0.1, 10.42, 7.40), (1, 2.03, 1.63), (10, -1.37, -0.59), (1000, -0.08, 0.01),
    ]
    for (shape, all, fishers) in expected {
      let factors = RatesComparison.factors(shape: shape)
      #expect(abs(factors.all.log10 - all) <= 0.005)
      #expect(abs(factors.fishers.log10 - fishers) <= 0.005)
    }
  }
}
