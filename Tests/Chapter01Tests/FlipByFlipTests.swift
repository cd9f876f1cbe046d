import BayesNumerics
import ChapterTestSupport
import Foundation
import TestSupport
import Testing
import Workbook

@testable import chapter1

@Suite struct FlipByFlipTests {
  @Test func updatingFlipByFlipEqualsUpdatingAtOnce() {
    var random = RandomSource(seed: 3)
    for _ in 0..<20 {
      let record = FlipRecord(shuffling: Flips(heads: 10, flips: 14), using: &random)
      #expect(record.flips == .lecture)
      var beta = Beta(a: 10, b: 10)
      for isHeads in record.outcomes {
        beta = CoinModel(prior: beta).posterior(after: Flips(heads: isHeads ? 1 : 0, flips: 1))
      }
      #expect(beta == Beta(a: 20, b: 14))
    }
  }

  /// The product of the predictive probabilities of single flips is the evidence of one order.
  @Test func theEvidenceIsTheProductOfPredictions() {
    let prior = Beta(a: 10, b: 10)
    var random = RandomSource(seed: 4)
    let record = FlipRecord(shuffling: .lecture, using: &random)
    var beta = prior
    var logProduct = 0.0
    for isHeads in record.outcomes {
      logProduct += log(isHeads ? beta.mean : 1 - beta.mean)
      beta = CoinModel(prior: beta).posterior(after: Flips(heads: isHeads ? 1 : 0, flips: 1))
    }
    let orders = exp(logBinomialCoefficient(14, 10))
    let evidence = exp(CoinModel(prior: prior).logEvidence(of: .lecture))
    // Fourteen logarithms and products, each rounded once
    #expect(abs(exp(logProduct) * orders / evidence - 1) < 1e-13)
    // The control: one head more in the prior is seen
    let wrong = exp(CoinModel(prior: Beta(a: 11, b: 10)).logEvidence(of: .lecture))
    #expect(abs(exp(logProduct) * orders / wrong - 1) > 1e-3)
  }

  /// Each of the fourteen places is heads in 10 of 14 shuffles: chi-square by place at a false-alarm rate of
  /// one in 100,000 (13 degrees of freedom: 48.5); heads always first is the control.
  @Test func everyOrderIsAsProbable() {
    var random = RandomSource(seed: 8)
    let shuffles = 7000
    var heads = [Int](repeating: 0, count: 14)
    for _ in 0..<shuffles {
      let record = FlipRecord(shuffling: .lecture, using: &random)
      for (place, isHeads) in record.outcomes.enumerated() where isHeads { heads[place] += 1 }
    }
    func chiSquare(_ counts: [Int]) -> Double {
      let p = 10.0 / 14
      let n = Double(shuffles)
      // Places share 10 heads, which makes each variance larger by 14 / 13 against the sum of squares
      return counts.reduce(0) { $0 + (Double($1) - n * p) * (Double($1) - n * p) }
        / (n * p * (1 - p))
        * 13 / 14
    }
    #expect(chiSquare(heads) < 48.5)
    #expect(chiSquare((0..<14).map { $0 < 10 ? shuffles : 0 }) > 48.5)
  }

  @Test func theTableEndsAtThePosterior() async throws {
    let found = try await CoinFlip.findings(CoinFlip.flipByFlip)
    #expect(found.tables[0].rows.map(\.first) == ["0", "1", "2", "5", "10", "14"])
    // Beta(20, 14) and Beta(11, 5), computed once with scipy.stats.beta
    #expect(
      found.tables[0].rows.last
        == ["14", "10", "0.588", "(0.421, 0.745)", "0.688", "(0.449, 0.882)"])
  }

  /// The order is drawn where only totals are given: it changes the way, not the end.
  @Test func anotherSeedTakesAnotherWayToTheSameEnd() async throws {
    let seeds: [UInt64] = [1, 2, 3, 4, 5]
    var tables: [[[String]]] = []
    for seed in seeds {
      let found = try await CoinFlip.findings(CoinFlip.flipByFlip, seed: seed)
      #expect(found.claims.allSatisfy { $0.verdict == .holds })
      tables.append(found.tables[0].rows)
    }
    #expect(Set(tables.map { $0.last ?? [] }).count == 1)
    // Five orders with the same four rows between: once in more than a thousand times
    #expect(Set(tables).count > 1)
  }
}
