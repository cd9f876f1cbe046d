import BayesNumerics
import Foundation
import Testing
import Workbook

@testable import chapter2

@Suite struct RealRateTests {
  private let prior = RatePrior.exponential(mean: 10)

  private func fit(of sample: CountSample) -> PoissonFit {
    PoissonFit(
      of: sample, predictive: prior.untruncated(after: sample.counts).nextCount)
  }

  private func sample(_ frequencies: [Int: Int]) -> CountSample {
    CountSample(
      name: "test", frequencies: frequencies.map { (count: $0.key, intervals: $0.value) })
  }

  @Test func theAlphaParticlesOfThePaper() async throws {
    let sample = CountSample.alphaParticles
    #expect(sample.counts == Counts(sum: 10_097, intervals: 2608))
    // Gamma(10098, 2608.1): mean 3.8718, standard deviation √10098 / 2608.1
    let found = try await findings(of: PoissonRates.realRate)
    #expect(abs(try #require(found.value("mean")) - 3.871_784_8) < 1e-6)
    #expect(abs(try #require(found.value("sd")) - 10_098.0.squareRoot() / 2608.1) < 1e-14)
    // Poisson counts are not refused, as for every reader of this famous table
    #expect((fit(of: sample).classes?.upperTail ?? 0) > 0.05)
    #expect(found.answer.contains("speaks against Poisson counts of one rate"))
  }

  /// Poisson counts pass both tests; negative binomial ones of twice the variance, the control, fail both.
  /// Chi-square and dispersion each refuse right counts once in 10,000 times.
  @Test func overdispersionIsSeen() {
    var random = RandomSource(seed: 31)
    func drawn(_ draw: (inout RandomSource) -> Int) -> CountSample {
      var frequencies: [Int: Int] = [:]
      for _ in 0..<3000 { frequencies[draw(&random), default: 0] += 1 }
      return sample(frequencies)
    }
    let right = fit(of: drawn { Poisson(mean: 4).sample(using: &$0) })
    #expect(
      (right.classes?.upperTail ?? 0) > 1e-4 && (right.dispersion?.upperTail ?? 0) > 1e-4)
    let wrong = fit(
      of: drawn { NegativeBinomial(shape: 4, successProbability: 0.5).sample(using: &$0) })
    #expect(
      (wrong.classes?.upperTail ?? 1) < 1e-4 && (wrong.dispersion?.upperTail ?? 1) < 1e-4)
    #expect(wrong.verdict.contains("scatter more than Poisson counts"))
  }

  /// The verdict's own rate of false alarms: 2 in 100, one for each statistic. Of 1000 right samples fewer
  /// than 45 are suspected: a binomial count of 20 ± 4.4 exceeds that once in 10⁷ times.
  @Test func rightCountsAreSeldomSuspected() {
    var random = RandomSource(seed: 32)
    let suspected = (0..<1000).count { _ in
      var frequencies: [Int: Int] = [:]
      for _ in 0..<200 { frequencies[Poisson(mean: 4).sample(using: &random), default: 0] += 1 }
      return fit(of: sample(frequencies)).verdict.hasPrefix("but")
    }
    #expect(suspected < 45)
    #expect(suspected > 0)
  }

  /// Counts that are all alike scatter too little, those of two kinds too much; one says nothing.
  @Test func theVerdictSaysHowTheCountsScatter() {
    #expect(fit(of: sample([4: 50])).verdict.contains("scatter less than Poisson counts"))
    #expect(fit(of: sample([0: 25, 8: 25])).verdict.contains("scatter more than Poisson counts"))
    #expect(fit(of: sample([7: 1])).verdict.contains("too few"))
    #expect(fit(of: sample([0: 9])).verdict.contains("too few"))
    // As many 0 as 4, and 2 between them, with the variance of Poisson counts of mean 2
    #expect(fit(of: sample([0: 250, 2: 500, 4: 250])).verdict.contains("not distributed"))
  }

  @Test func theRateNarrowsToAllIntervals() {
    var random = RandomSource(seed: 1)
    let stages = PoissonRates.narrow(.alphaParticles, prior: prior, using: &random)
    #expect(stages.map(\.intervals) == [10, 104, 2608])
    #expect(
      stages.last?.posterior == prior.untruncated(after: CountSample.alphaParticles.counts))
    let single = sample([7: 1])
    #expect(
      PoissonRates.narrow(single, prior: prior, using: &random).map(\.intervals) == [1])
    #expect(fit(of: single).classes == nil && fit(of: single).dispersion == nil)
  }
}
