import BayesNumerics
import ChapterTestSupport
import Testing
import Workbook

@testable import chapter10

@Suite struct PriorTests {
  /// Sums of eleven numbers between 0 and 1 round some ulp.
  @Test func probabilitiesAddUp() {
    for alpha in [0.1, 0.5, 0.9] {
      let sum = UnitCount(alpha: alpha, most: 10).probabilities.reduce(0, +)
      #expect(abs(sum - 1) < 1e-14)
    }
  }

  /// Indicators drawn one after the other have the closed form's numbers: 200,000 draws, each share within 4.42 standard
  /// errors (eleven looks, one false alarm in 9000 seeds); the prior for another α is refused.
  @Test func indicatorsAreGeometric() {
    let count = UnitCount(alpha: 0.6, most: 4)
    var random = RandomSource(seed: 2)
    var seen = [Int](repeating: 0, count: 5)
    for _ in 0..<200_000 {
      var units = 0
      while units < 4, random.uniform() < 0.6 { units += 1 }
      seen[units] += 1
    }
    func isRefused(_ p: [Double]) -> Bool {
      zip(p, seen).contains { p, seen in
        let error = (p * (1 - p) / 200_000).squareRoot()
        return abs(Double(seen) / 200_000 - p) > Tolerance.monteCarloWidth * error
      }
    }
    #expect(!isRefused(count.probabilities))
    #expect(isRefused(UnitCount(alpha: 0.59, most: 4).probabilities))
  }

  /// For another α and M* too, the sampler without data gives the prior back.
  @Test func theSamplerReturnsAnotherPrior() async throws {
    let findings = try await HowManyUnits.findings(
      HowManyUnits.prior, ["--alpha", "0.3", "--most", "2"])
    let rows = findings.tables[0].rows
    #expect(rows.count == 3 && rows[2][1] == "0.09000")
    #expect(findings.claims.allSatisfy { $0.verdict != .notMet })
  }
}
