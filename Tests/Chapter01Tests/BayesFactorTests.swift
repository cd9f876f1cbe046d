import BayesNumerics
import ChapterTestSupport
import Inference
import Testing
import Workbook

@testable import chapter1

@Suite struct BayesFactorTests {
  /// Both shares of the table are estimates of the exact numbers beside them: one false alarm in 100,000
  /// each; simulating from the other model is the control.
  @Test func theSimulatedWorldsAgreeWithTheExactShares() {
    var random = RandomSource(seed: 6)
    let first = CoinModel(prior: Beta(a: 10, b: 10))
    let second = CoinModel(prior: Beta(a: 1, b: 1))
    let comparison = ModelComparison(first: first, second: second, data: .lecture)
    let counts = comparison.countsAsFar()
    func allowed(_ p: Double) -> Double {
      Tolerance.monteCarloWidth * (p * (1 - p) / 20_000).squareRoot()
    }
    let exact = [first, second].map { comparison.probability(of: counts, under: $0) }
    let simulated = [first, second].map {
      comparison.share(of: counts, under: $0, dataSets: 20_000, using: &random)
    }
    #expect(abs(simulated[0] - exact[0]) < allowed(exact[0]))
    #expect(abs(simulated[1] - exact[1]) < allowed(exact[1]))
    #expect(abs(simulated[1] - exact[0]) > allowed(exact[0]))
  }

  /// Computed once with scipy.special.betaln.
  @Test func theTableOfTheLecture() async throws {
    let found = try await CoinFlip.findings(CoinFlip.bayesFactor)
    #expect(found.row("evidence P(data) of Beta(10, 10)")[1] == "0.0807")
    #expect(found.row("evidence P(data) of Beta(1, 1)")[1] == "0.0667")
    #expect(found.row("log10 K")[1] == "0.0828")
    #expect(found.row("P(Beta(10, 10) | data)")[1] == "0.5475")
    #expect(found.row("P(K at least as large | Beta(10, 10)")[1].hasPrefix("0.8561 ("))
    #expect(found.row("P(K at least as large | Beta(1, 1)")[1].hasPrefix("0.4667 ("))
  }

  /// The counts whose K is at least that of 10 heads are 4 to 10: the uniform model gives each 1 / 15.
  @Test func sevenCountsOfFifteenReachTheLecturesFactor() {
    let comparison = ModelComparison(
      first: CoinModel(prior: Beta(a: 10, b: 10)), second: CoinModel(prior: Beta(a: 1, b: 1)),
      data: .lecture)
    let counts = comparison.countsAsFar()
    #expect(counts.indices.filter { counts[$0] } == Array(4...10))
  }

  /// Where the two models change places, K is turned over and the verdict names the same prior.
  @Test func exchangedModelsTurnTheFactorOver() {
    let firm = CoinModel(prior: Beta(a: 50, b: 50))
    let open = CoinModel(prior: Beta(a: 1, b: 1))
    let data = Flips(heads: 70, flips: 100)
    let one = ModelComparison(first: firm, second: open, data: data)
    let other = ModelComparison(first: open, second: firm, data: data)
    #expect(one.factor(for: data).logarithm == -other.factor(for: data).logarithm)
    #expect(one.verdict == other.verdict)
    #expect(one.verdict.hasSuffix("for Beta(1, 1)"))
  }

  @Test func theSlipIsCorrectedUnderEverySeed() async throws {
    for seed in UInt64(1)...3 {
      let claims = try await CoinFlip.findings(CoinFlip.bayesFactor, seed: seed).claims
      #expect(claims.allSatisfy { $0.verdict == .holds })
      #expect(claims.compactMap(\.slip) == ["E11"])
    }
  }
}
