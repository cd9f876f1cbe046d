import BayesNumerics
import Foundation
import Inference
import Testing
import Workbook

@testable import chapter2

@Suite struct RealCountsTests {
  @Test func theAlphaParticlesOfThePaper() {
    let sample = CountSample.alphaParticles
    #expect(sample.counts == Counts(sum: 10_097, intervals: 2608))
    let analysis = analysis(of: sample)
    // Gamma(10098, 2608.1): mean 3.8718, standard deviation √10098 / 2608.1
    #expect(analysis.posterior == Gamma(shape: 10_098, rate: 2608 + 1.0 / 10))
    #expect(abs(analysis.posterior.mean - 3.871_784_8) < 1e-6)
    // The Poisson law is not refused, as for every reader of this famous table
    #expect((analysis.fit?.upperTail ?? 0) > 0.05)
  }

  private func analysis(of sample: CountSample, seed: UInt64 = 1) -> RateAnalysis {
    var random = RandomSource(seed: seed)
    return RateAnalysis(sample: sample, prior: .exponential(mean: 10), using: &random)
  }

  /// Poisson counts pass both tests; negative binomial ones of twice the variance, the control, fail both.
  /// Chi-square and dispersion each refuse a right law once in 10,000 times.
  @Test func overdispersionIsSeen() {
    var random = RandomSource(seed: 31)
    func sample(_ draw: (inout RandomSource) -> Int) -> CountSample {
      var frequencies: [Int: Int] = [:]
      for _ in 0..<3000 { frequencies[draw(&random), default: 0] += 1 }
      return CountSample(
        name: "test", frequencies: frequencies.map { (count: $0.key, intervals: $0.value) })
    }
    let right = analysis(of: sample { Poisson(mean: 4).sample(using: &$0) })
    #expect((right.fit?.upperTail ?? 0) > 1e-4 && (right.dispersion?.upperTail ?? 0) > 1e-4)
    let wrong = analysis(
      of: sample { NegativeBinomial(shape: 4, successProbability: 0.5).sample(using: &$0) })
    #expect((wrong.fit?.upperTail ?? 1) < 1e-4 && (wrong.dispersion?.upperTail ?? 1) < 1e-4)
  }

  @Test func theRateNarrowsToAllIntervals() {
    let stages = analysis(of: .alphaParticles).narrowing
    #expect(stages.map(\.intervals) == [10, 104, 2608])
    #expect(stages.last?.posterior == analysis(of: .alphaParticles).posterior)
    let single = analysis(of: CountSample(name: "one", frequencies: [(count: 7, intervals: 1)]))
    #expect(single.narrowing.map(\.intervals) == [1])
    #expect(single.fit == nil && single.dispersion == nil)
  }

  // MARK: Horse kicks

  /// The table of Bortkiewicz: 280 years of a corps, 196 deaths; Fisher's 200 with 122.
  @Test func theHorseKicksOfTheBook() {
    let sample = HorseKicks.sample
    #expect(sample.counts == Counts(sum: 196, intervals: 280))
    #expect(sample.frequencies.map(\.intervals) == [144, 91, 32, 11, 2])
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
