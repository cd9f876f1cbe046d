import BayesNumerics
import ChapterTestSupport
import Inference
import Testing
import Workbook

@testable import chapter13

@Suite struct DescentAtRestTests {
  static let findings = Shared {
    try await StochasticGradients.quickFindings(StochasticGradients.descentAtRest)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  static let descent = LinearDescent(curvature: 1.3, noise: 2.1, batch: 7)

  /// Σ ← (1 - εA)²Σ + ε²C/S from 0 on, until it is at rest: to rounding. And noise that is not divided by the batch is refused.
  @Test(arguments: [0.01, 0.3, 1.2])
  func theVarianceIsWhereTheRecursionRests(step: Double) {
    var variance = 0.0
    let keep = (1 - step * 1.3) * (1 - step * 1.3)
    for _ in 0..<20_000 { variance = keep * variance + step * step * 2.1 / 7 }
    #expect(abs(Self.descent.variance(step: step) / variance - 1) < 1e-10)
    let whole = LinearDescent(curvature: 1.3, noise: 2.1, batch: 1)
    #expect(abs(whole.variance(step: step) / variance - 1) > 1)
  }

  /// At 2S/(NC) the process has the posterior's variance exactly, and the recursion up to εA/2.
  @Test(arguments: [100.0, 10_000])
  func theBestStepIsBest(count: Double) {
    let best = Self.descent.bestStep(count: count)
    let posterior = Self.descent.posteriorVariance(count: count)
    #expect(abs(Self.descent.processVariance(step: best) / posterior - 1) < 1e-12)
    let exact = Self.descent.bestStepByBisection(count: count)
    #expect(abs(Self.descent.variance(step: exact) / posterior - 1) < 1e-9)
    #expect(abs(best / exact - 1) < 1.3 * best)
    // As the text reads, S C/N, it would be another one
    let printed = 7 * 2.1 / count
    #expect(abs(Self.descent.processVariance(step: printed) / posterior - 1) > 0.5)
  }

  /// A simulation of another batch than the theory's is refused.
  @Test func theSimulationSeesTheBatch() throws {
    var random = RandomSource(seed: 1)
    let target = NormalLocation(
      (0..<50).map { _ in [random.normal()] }, precision: .identity(1))
    let found = try LinearDescent.simulated(
      target, step: 0.2, batch: 5, steps: 100_000, using: RandomSource(seed: 2))
    let noise = target.gradientCovariance[0, 0]
    func deviation(_ batch: Double) -> Double {
      let theory = LinearDescent(curvature: 1, noise: noise, batch: batch)
      return abs(found.variance - theory.variance(step: 0.2)) / found.error
    }
    #expect(deviation(5) < Tolerance.monteCarloWidth)
    #expect(deviation(6) > Tolerance.monteCarloWidth)
  }
}
