import BayesNumerics
import ChapterTestSupport
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

  /// Longer races have smaller discrepancies, and a sampler whose variances are four times too large stays far above the
  /// level.
  @Test func theRaceSeesWidths() throws {
    let data = SimulatedRegression(count: 1000, dimension: 4, using: RandomSource(seed: 6))
    let theory = try LinearTheory(data.model)
    let race = DiscrepancyRace(model: data.model, theory: theory, budget: 400_000, repeats: 3)
    func run(inflating share: Double, batch: Int?) throws -> DiscrepancyRace.Entry {
      let step = theory.step(inflating: share, batch: batch)
      let gradient = MiniBatchGradient(
        data.model, batch: .independent(20), centre: batch == nil ? theory.mode : nil)
      return try race.run(
        "SGLD", SGLD(gradient, stepSizes: .constant(step)), perStep: 20,
        predicted: theory.covariance(step: step, batch: batch), using: RandomSource(seed: 7))
    }
    // With a control variate nearly no noise of a batch
    let near = try run(inflating: 0.05, batch: nil)
    let wide = try run(inflating: 3, batch: 20)
    #expect(abs(near.predicted - 1.05) < 1e-6 && abs(wide.predicted - 4) < 1e-6)
    #expect(near.means[0] > near.end.mean)
    #expect(near.end.mean < 1.5 * race.level(ofDraws: 400))
    #expect(wide.end.mean > 2.5 * race.level(ofDraws: 400))
    #expect(near.draws.allSatisfy { $0 <= 400 })
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
    let posterior = theory.posterior
    for k in 0..<6 {
      #expect(abs(theory.mode[k] - data.truth[k]) < 5 * posterior[k, k].squareRoot())
    }
    #expect(!data.truth.contains { $0 == 0 })
  }
}
