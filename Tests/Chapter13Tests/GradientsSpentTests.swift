import BayesNumerics
import Inference
import RealModule
import Testing
import Workbook

@testable import chapter13

@Suite struct GradientsSpentTests {
  static let findings = Shared {
    try await StochasticGradients.quickFindings(StochasticGradients.gradientsSpent)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// Neighbouring inputs have the correlation 0.4, those two apart 0.16: 20,000 rows, within 4.42 standard errors of
  /// (1 - r²)/√N; and a correlation of 0.5 is refused.
  @Test func inputsHaveTheCorrelation() {
    let data = SimulatedRegression(count: 20_000, dimension: 5, using: RandomSource(seed: 1))
    func correlation(_ a: Int, _ b: Int) -> Double {
      let (x, y) = (
        (0..<20_000).map { data.inputs[$0 * 5 + a] }, (0..<20_000).map { data.inputs[$0 * 5 + b] }
      )
      return zip(x, y).reduce(0) { $0 + $1.0 * $1.1 } / 20_000
        / (sampleStandardDeviation(x) * sampleStandardDeviation(y))
    }
    for (a, b, expected) in [(1, 2, 0.4), (3, 4, 0.4), (2, 4, 0.16)] {
      let error = (1 - expected * expected) / Double(20_000).squareRoot()
      #expect(abs(correlation(a, b) - expected) < Tolerance.monteCarloWidth * error)
      #expect(abs(correlation(a, b) - expected - 0.1) > Tolerance.monteCarloWidth * error)
    }
    #expect((0..<20_000).allSatisfy { data.inputs[$0 * 5] == 1 })
  }

  /// The peak is within 5 posterior standard deviations of the coefficients that made the data.
  @Test func thePeakIsNearTheTruth() throws {
    let data = SimulatedRegression(count: 5000, dimension: 6, using: RandomSource(seed: 2))
    let theory = try LinearTheory(data.model)
    let posterior = try #require(theory.posterior)
    for k in 0..<6 {
      #expect(abs(theory.mode[k] - data.truth[k]) < 5 * posterior[k, k].squareRoot())
    }
    #expect(!data.truth.contains { $0 == 0 })
  }
}
