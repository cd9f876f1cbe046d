import BayesNumerics
import ChapterTestSupport
import Inference
import RealModule
import Testing
import Workbook

@testable import chapter12

@Suite struct CostTests {
  static let findings = Shared {
    try await RefinedVariational.quickFindings(RefinedVariational.cost)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// No search asks for more slopes than it may.
  @Test func budgetsAreKept() throws {
    let start = VariationalNormal(mean: [0, 0], standardDeviations: [1, 1])
    for trial in try RefinedTrial.searches(
      [0, 1, 5], on: NarrowFunnel(), from: start, budget: 5000, boundDraws: 100,
      using: RandomSource(seed: 1))
    {
      #expect(trial.fit.gradients <= 5000 && trial.fit.gradients > 4000)
    }
  }

  /// Median and range are those of the bounds, in order.
  @Test func cellsAreMedians() throws {
    let start = VariationalNormal(mean: [0, 0], standardDeviations: [1, 1])
    let row = CostRow(
      budget: 5000,
      searches: try (0..<CostRow.searches).map { search in
        try RefinedTrial.searches(
          [0, 1, 5], on: NarrowFunnel(), from: start, budget: 5000, boundDraws: 100,
          using: RandomSource(seed: UInt64(search)))
      })
    for index in 0..<3 {
      let gaps = row.searches.map { -$0[index].bound.mean }
      #expect(gaps.count { $0 <= row.median(index) } == 3)
      #expect(row.lowestGap(index) == gaps.min() && row.highestGap(index) == gaps.max())
      #expect(row.error(index) > 0)
    }
  }
}
