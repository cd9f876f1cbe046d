import BayesNumerics
import ChapterTestSupport
import Testing
import Workbook

@testable import chapter1

@Suite struct IsItFairTests {
  /// Computed once with scipy: binomtest(37, 60).pvalue, and 61 C(60, 37) / 2^60.
  @Test func thirtySevenOfSixty() async throws {
    let found = try await CoinFlip.findings(
      CoinFlip.isItFair, ["--heads", "37", "--flips", "60"])
    func value(_ name: String) throws -> Double {
      try #require(found.values.first { $0.name == name }).number
    }
    #expect(abs(try value("p-value") - 0.092_461) < 1e-6)
    #expect(abs(try value("K") - 1.237_296) < 1e-5)
    #expect(abs(try value("probability") - 1.237_296 / 2.237_296) < 1e-5)
    #expect(found.answer.hasPrefix("The flips do not decide"))
  }

  /// Odds of K times the prior odds; one head tells nothing, as 1/2 is the mean of the uniform prior.
  @Test func thePriorProbabilityCounts() {
    let uniform = CoinModel(prior: Beta(a: 1, b: 1))
    let one = Flips(heads: 1, flips: 1)
    for prior in [0.01, 0.5, 0.99] {
      let question = FairnessQuestion(alternative: uniform, priorProbability: prior)
      // A few roundings of logarithms
      #expect(abs(question.probabilityFair(after: one) - prior) < 1e-13)
      let odds =
        question.probabilityFair(after: .lecture) / (1 - question.probabilityFair(after: .lecture))
      #expect(abs(odds / (prior / (1 - prior)) / (15 * 1001 / 16384.0) - 1) < 1e-10)
    }
  }

  @Test(arguments: [
    (500, 1000, "speak for a fair coin"), (650, 1000, "speak against a fair coin"),
    (0, 20, "speak against a fair coin"), (7, 10, "do not decide"),
  ]) func theVerdictFollowsTheFlips(heads: Int, flips: Int, words: String) async throws {
    let found = try await CoinFlip.findings(
      CoinFlip.isItFair, ["--heads", "\(heads)", "--flips", "\(flips)"])
    #expect(found.answer.contains(words), "\(found.answer)")
  }

  /// Data of both models: the one that is right is seldom called wrong by a K beyond 10 (under either, once
  /// in ten times at most; Good 1950), and a coin with p = 0.7 is nearly always found in 300 flips.
  @Test func theFactorIsSeldomMistaken() {
    var random = RandomSource(seed: 11)
    let question = FairnessQuestion.uniform
    func logFactor(_ p: Double) -> Double {
      let heads = Binomial(trials: 300, probability: p).sample(using: &random)
      return question.factor(for: Flips(heads: heads, flips: 300)).log10
    }
    // 500 sets: 50 ± 6.7 at most, 85 once in 10^7 times
    #expect((0..<500).count { _ in logFactor(0.5) < -1 } < 85)
    // p = 0.7 lies seven standard deviations from 1/2
    #expect((0..<500).count { _ in logFactor(0.7) < -1 } > 490)
  }
}
