import BayesNumerics
import ChapterTestSupport
import Foundation
import TestSupport
import Testing
import Workbook

@testable import chapter2

@Suite struct VaryingRateTests {
  private let overdispersed = CountSample(
    name: "test",
    frequencies: [(0, 6), (1, 5), (2, 4), (3, 2), (5, 3), (9, 2), (14, 1)].map {
      (count: $0.0, intervals: $0.1)
    })

  /// By an independent program, scipy's nbinom on a grid of 1200 scatters and 1601 rates with the prior 1/λ.
  @Test func theFactorsOfAnotherProgram() {
    for (sample, log10, mean) in [
      (overdispersed, -6.874_54, 1.058_52), (CountSample.alphaParticles, 0.995_06, 0.031_898),
    ] {
      let rates = GammaMixedRates(sample: sample)
      let fit = rates.fit()
      #expect(abs(rates.factor(fit).log10 - log10) < 1e-3, "\(rates.factor(fit).log10)")
      #expect(abs(fit.mean / mean - 1) < 2e-3, "\(fit.mean)")
    }
  }

  /// Without scatter the two models are one: the evidence at a tiny ω is that of one rate.
  @Test func withoutScatterTheModelsAgree() {
    for sample in [overdispersed, .alphaParticles] {
      let rates = GammaMixedRates(sample: sample)
      #expect(abs(rates.logEvidence(scatter: 1e-4) - rates.logEvidenceOfOneRate) < 2e-4)
      // The control: a scatter of a half is another model
      #expect(abs(rates.logEvidence(scatter: 0.5) - rates.logEvidenceOfOneRate) > 1)
    }
  }

  /// Fifty sets each: K beyond 10 against the right model has a probability of at most 0.1, so of 50 right
  /// sets fewer than 15 are taken for varying rates (once in 10^4 times); rates that scatter by half are
  /// always found in 200 intervals.
  @Test func varyingRatesAreToldFromOneRate() {
    var random = RandomSource(seed: 34)
    func log10(_ draw: (inout RandomSource) -> Int) -> Double {
      let rates = GammaMixedRates(
        sample: CountSample(name: "test", counts: (0..<200).map { _ in draw(&random) }))
      return rates.factor(rates.fit()).log10
    }
    #expect((0..<50).count { _ in log10 { Poisson(mean: 4).sample(using: &$0) } < -1 } < 15)
    #expect(
      (0..<50).count { _ in
        log10 { NegativeBinomial(shape: 4, successProbability: 0.5).sample(using: &$0) } < -1
      } == 50)
  }

  /// Counts that neither model makes are not called counts of one rate.
  @Test func misfitsOfBothModelsAreSaid() async throws {
    func answer(_ counts: [Int]) async throws -> String {
      let folder = TemporaryFolder()
      let file = folder.path + "/counts.txt"
      try Data(counts.map(String.init).joined(separator: "\n").utf8)
        .write(to: URL(fileURLWithPath: file))
      return try await PoissonRates.findings(PoissonRates.varyingRate, ["--data", file]).answer
    }
    #expect(try await answer((0..<80).map { 4 + $0 % 2 }).hasPrefix("Neither model fits"))
    #expect(try await answer((0..<70).map { 2 + $0 / 10 }).hasPrefix("The order decides first"))
    #expect(
      try await PoissonRates.findings(PoissonRates.varyingRate).answer.hasPrefix(
        "Nothing suggests it"))
  }

  /// Where nearly all counts differ, evenly spread ones are weighed; else all are.
  @Test func manyDistinctCountsAreThinned() {
    let many = CountSample(name: "test", counts: (0..<1000).map { 7 * $0 })
    let thinned = many.thinned(toDistinct: 100)
    #expect(thinned.counts.intervals == 100 && thinned.inOrder?.prefix(2) == [0, 70])
    #expect(many.thinned(toDistinct: 1000) == many)
  }

  /// Extreme counts give an answer without a trap and without NaN.
  @Test(arguments: [
    [1_000_000_000, 0], [1, 0], [4, 4, 4, 4, 4, 4], [0, 0, 0, 0, 1],
    [1_000_000_000, 1_000_000_000],
  ]) func extremeCounts(counts: [Int]) {
    let rates = GammaMixedRates(sample: CountSample(name: "test", counts: counts))
    let fit = rates.fit()
    #expect(rates.factor(fit).logarithm.isFinite && fit.mean.isFinite && fit.interval.upper > 0)
  }
}
