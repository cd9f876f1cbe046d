import BayesNumerics
import ChapterTestSupport
import Inference
import Testing
import Workbook

@testable import chapter13

@Suite struct ThreeCloudsTests {
  static let findings = Shared {
    try await StochasticGradients.quickFindings(StochasticGradients.threeClouds)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  static let data = SimulatedRegression(count: 300, dimension: 3, using: RandomSource(seed: 4))

  /// The curvature at the peak is Σ p(1 - p) xx' + I/10, by the library's sum; central differences err by 1e-6.
  @Test func theTheorysCurvatureIsTheModels() throws {
    let theory = try LinearTheory(Self.data.model)
    var hessian = Matrix.diagonal([0.1, 0.1, 0.1])
    Self.data.model.addCurvature(at: theory.mode, to: &hessian)
    #expect(
      zip(hessian.elements, theory.precision.elements).allSatisfy {
        abs($0 - $1) < 1e-5 * abs(hessian[0, 0])
      })
    #expect(abs(theory.stiffest - SymmetricEigen(hessian).values[2]) < 1e-4)
  }

  /// A step of no data noise inflates each variance by ηλ/2/(1 - ηλ/2); noise of batches inflates it more.
  @Test func theStepInflatesAsAsked() throws {
    let theory = try LinearTheory(Self.data.model)
    let posterior = theory.posterior
    for batch in [nil, 10] {
      let step = theory.step(inflating: 0.1, batch: batch)
      let covariance = try #require(theory.covariance(step: step, batch: batch))
      let mean = (0..<3).reduce(0) { $0 + covariance[$1, $1] / posterior[$1, $1] / 3 }
      #expect(abs(mean - 1.1) < 1e-6)
    }
    #expect(
      theory.step(inflating: 0.1, batch: 10) < 0.5 * theory.step(inflating: 0.1, batch: nil))
    // Beyond the longest stable step there is no stationary covariance
    #expect(theory.covariance(step: 2.1 / theory.stiffest, batch: nil) == nil)
  }

  /// Descent alone is narrower than the posterior here, Langevin with batches wider, control variates right to 10 %.
  @Test func theCloudsAreInTheirOrder() async throws {
    let findings = try await Self.findings.value
    #expect(findings.number("ratio.sgd") < 0.85)
    #expect(findings.number("ratio.sgld") > 1.05)
    #expect(abs(findings.number("ratio.centred") - 1) < 0.12)
  }
}
