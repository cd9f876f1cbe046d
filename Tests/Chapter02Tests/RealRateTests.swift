import BayesNumerics
import ChapterTestSupport
import Foundation
import TestSupport
import Testing
import Workbook

@testable import chapter2

@Suite struct RealRateTests {
  private let prior = RatePrior.exponential(mean: 10)

  private func fit(of sample: CountSample) -> PoissonFit { PoissonFit(of: sample) }

  private func sample(_ frequencies: [Int: Int]) -> CountSample {
    CountSample(
      name: "test", frequencies: frequencies.map { (count: $0.key, intervals: $0.value) })
  }

  @Test func theAlphaParticlesOfThePaper() async throws {
    let sample = CountSample.alphaParticles
    #expect(sample.counts == Counts(sum: 10_097, intervals: 2608))
    // Gamma(10098, 2608.1): mean 3.8718, standard deviation √10098 / 2608.1
    let found = try await PoissonRates.findings(PoissonRates.realRate)
    let mean = try #require(found.value("mean"))
    let deviation = try #require(found.value("sd"))
    #expect(abs(mean - 3.871_784_8) < 1e-6)
    #expect(abs(deviation - 10_098.0.squareRoot() / 2608.1) < 1e-14)
    // Poisson counts are not refused, as for every reader of this famous table
    #expect((fit(of: sample).classes?.upperTail ?? 0) > 0.05)
    #expect(found.answer.contains("find nothing against Poisson counts"))
  }

  private func drawn(
    _ intervals: Int, _ random: inout RandomSource, _ draw: (Int, inout RandomSource) -> Int
  ) -> CountSample {
    CountSample(name: "test", counts: (0..<intervals).map { draw($0, &random) })
  }

  /// The power (``RealRateValidation`` has the false alarms), for 100 sets of each wrong model: of 200 intervals nearly all are found, each named.
  @Test func wrongCountsAreCalledMisfits() {
    var random = RandomSource(seed: 33)
    func found(_ words: String, _ draw: (Int, inout RandomSource) -> Int) -> Int {
      (0..<100).count { _ in
        let fit = fit(of: drawn(200, &random, draw))
        return fit.isMisfit && fit.verdict.contains(words)
      }
    }
    // Twice the variance: ten standard deviations of the ratio
    #expect(
      found("overdispersed") {
        NegativeBinomial(shape: 4, successProbability: 0.5).sample(using: &$1)
      }
        > 95)
    // Half the variance, five standard deviations
    #expect(
      found("underdispersed") { Binomial(trials: 8, probability: 0.5).sample(using: &$1) } > 95)
    // A rate that doubles: correlation 0.3 with time, four of its standard deviations
    #expect(
      found("late than early") { Poisson(mean: 2.5 + 2.5 * Double($0) / 200).sample(using: &$1) }
        > 75)
    #expect(
      found("too unlike") { Poisson(mean: $0 % 2 == 0 ? 2 : 5).sample(using: &$1) } > 95)
  }

  /// Counts that are all alike scatter too little, those of two kinds too much; one says nothing.
  @Test func theVerdictSaysHowTheCountsScatter() {
    #expect(fit(of: sample([4: 50])).verdict.contains("underdispersed"))
    #expect(fit(of: sample([0: 25, 8: 25])).verdict.contains("overdispersed"))
    #expect(fit(of: sample([7: 1])).verdict.contains("too few"))
    #expect(fit(of: sample([0: 9])).verdict.contains("too few"))
    // As many 0 as 4, and 2 between them, with the variance of Poisson counts of mean 2
    #expect(fit(of: sample([0: 250, 2: 500, 4: 250])).verdict.contains("not distributed"))
  }

  /// Of several misfits all are named, the least probable first: 4, 5, 4, 5, ... alternate, and scatter far
  /// too little, which is rarer still.
  @Test func allMisfitsAreNamed() {
    let alternating = CountSample(name: "test", counts: (0..<80).map { 4 + $0 % 2 })
    let complaints = fit(of: alternating).complaints
    #expect(complaints.count == 2)
    #expect(complaints.first?.contains("underdispersed") == true)
    #expect(complaints.last?.contains("too unlike") == true)
  }

  /// An order of fewer than twenty intervals, or events, is not looked at, and the verdict says so.
  @Test func aShortOrderIsNotLookedAt() {
    let few = CountSample(name: "test", counts: [3, 1, 4, 2, 5, 2, 3, 1, 4, 6, 2, 3])
    #expect(fit(of: few).trend == nil && fit(of: few).verdict.contains("was not looked at"))
    let rare = CountSample(name: "test", counts: (0..<60).map { $0 % 5 == 0 ? 1 : 0 })
    #expect(fit(of: rare).trend == nil && fit(of: rare).memory == nil)
  }

  /// A prior that expects rates about 10 is surprised by a thousand and says so; the misfit comes first.
  @Test func theAnswerWarns() async throws {
    func answer(_ text: String) async throws -> String {
      let folder = TemporaryFolder()
      let file = folder.path + "/counts.txt"
      try Data(text.utf8).write(to: URL(fileURLWithPath: file))
      return try await PoissonRates.findings(PoissonRates.realRate, ["--data", file]).answer
    }
    #expect(
      try await answer("1000\n1010\n990\n").hasPrefix(
        "The prior Exp(mean 10) expects no rate as large"))
    #expect(!(try await answer("10\n11\n9\n").contains("expects no rate")))
    #expect(try await answer("0\n0\n0\n").hasPrefix("No event was seen"))
    let spread = String(repeating: "0\n0\n9\n1\n", count: 20)
    #expect(try await answer(spread).hasPrefix("The model does not fit"))
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
