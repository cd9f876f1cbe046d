import BayesNumerics
import ChapterTestSupport
import Inference
import RealModule
import Testing
import Workbook

@testable import chapter12

@Suite struct OneStepTests {
  static let findings = Shared {
    try await RefinedVariational.quickFindings(RefinedVariational.oneStep)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// The density after the step integrates to 1 where the step is one to one, and to more where it folds.
  @Test func theDensityIsOne() {
    let fit = SteppedNormal(initial: Normal(mean: 0.8, standardDeviation: 1.5), stepSize: 0.6)
    let whole = integrate({ fit.density($0) }, from: -12, to: 14, relativeTolerance: 1e-10).value
    #expect(abs(whole - 1) < 1e-8)
    // Negative control: without the stretch it does not
    let bare = integrate(
      { fit.density($0) * abs(fit.stretch($0)) }, from: -12, to: 14, relativeTolerance: 1e-8
    ).value
    #expect(abs(bare - 1) > 0.01)
  }

  /// Slope and curvature by central differences; the evidence by quadrature.
  @Test func theModelIsOneFlip() {
    for theta in [-3.0, -0.4, 0, 1.7, 6] {
      let slope = (OneFlip.logDensity(theta + 1e-5) - OneFlip.logDensity(theta - 1e-5)) / 2e-5
      let curvature = (OneFlip.slope(theta + 1e-5) - OneFlip.slope(theta - 1e-5)) / 2e-5
      // Rounding over 2e-5
      #expect(abs(slope - OneFlip.slope(theta)) < 1e-8)
      #expect(abs(curvature - OneFlip.curvature(theta)) < 1e-8)
    }
    let evidence = integrate({ .exp(OneFlip.logDensity($0)) }, from: -40, to: 40).value
    #expect(abs(.log(evidence) - OneFlip.logEvidence) < 1e-8)
  }

  /// The gap is the divergence for normals that no search found, and never below 0.
  @Test(arguments: [(0.0, 1.0, 0.3), (1.5, 2.0, 0.9), (-1.0, 0.5, 0.0)])
  func theGapIsTheDivergence(_ mean: Double, _ deviation: Double, _ step: Double) {
    let fit = SteppedNormal(
      initial: Normal(mean: mean, standardDeviation: deviation), stepSize: step)
    let gap = OneFlip.logEvidence - fit.bound
    #expect(gap > 0 && abs(gap - fit.divergence) < 1e-7)
  }
}
