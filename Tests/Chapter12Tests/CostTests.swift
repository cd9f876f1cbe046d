import BayesNumerics
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
}
