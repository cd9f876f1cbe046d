import BayesNumerics
import ChapterTestSupport
import Inference
import TestSupport
import Testing
import Workbook

@testable import chapter11

@Suite struct WhenNotToBelieveTests {
  static let findings = Shared {
    try await VariationalInference.quickFindings(VariationalInference.whenNotToBelieve)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// A full covariance holds a normal posterior, and nearly all its draws count; of independent factors with
  /// correlation 0.9 in eight dimensions few do.
  @Test func theWeightsTellTheFamiliesApart() async throws {
    let findings = try await Self.findings.value
    #expect(findings.number("normal.full-rank") < 0.5)
    #expect(findings.number("normal.full-rank.draws") > 900)
    #expect(findings.number("normal.mean-field.draws") < 500)
    #expect(findings.number("hierarchy.mean-field") > findings.number("limit"))
    #expect(findings.number("hierarchy.mean-field.draws") < 100)
  }

  /// A search that used up its steps is said to have, one that settled is not.
  @Test func whyASearchStoppedIsSaid() throws {
    let target = try NormalTarget.equicorrelated(3, 0.9)
    func fit(steps: Int) -> JudgedPosterior {
      FitJudge(draws: 200, steps: steps).both(
        "normal", "three weights", target, from: [0.5, 0.5, 0.5], using: RandomSource(seed: 2))
    }
    let (short, long) = (fit(steps: 300), fit(steps: 20_000))
    #expect(short.fullRank?.hasSettled == false)
    #expect(short.unsettled.count == 1 && short.unsettled[0].contains("steps are used up"))
    #expect(long.fullRank?.hasSettled == true && long.unsettled.isEmpty)
  }

  /// On two peaks the draws on one weigh alike: what weights cannot see is part of the lesson.
  @Test func theWeightsDoNotSeeTheOtherPeak() async throws {
    let findings = try await Self.findings.value
    #expect(findings.number("peaks.mean-field.draws") > 900)
  }

  /// The tail of the weights of independent factors on a correlated normal: of 200,000 draws the largest reach far
  /// enough for the fitted shape to be near the exact one, 0.8 of two parameters with correlation 0.8. Its error is
  /// (1 + k)/√n with n = 1342 excesses, 0.05, and the fit is drawn towards 1/2 from below.
  @Test func theExactShapeIsThatOfManyDraws() throws {
    let exact = Ellipse.weightShape(dimensions: 2, correlation: 0.8)
    #expect(abs(exact - 0.8) < 1e-12)
    let factors = VariationalNormal(
      mean: [0, 0],
      standardDeviations: [Double](
        repeating: Ellipse.variance(dimensions: 2, correlation: 0.8).squareRoot(), count: 2))
    var random = RandomSource(seed: 7)
    let look = ImportanceDiagnosis.of(
      try NormalTarget.equicorrelated(2, 0.8), under: factors, draws: 200_000, using: &random)
    #expect(look.diagnosis.kHat > exact - 0.25 && look.diagnosis.kHat < exact + 0.15)
  }

  @Test func theFunnelsSlopeIsItsOwn() {
    var random = RandomSource(seed: 3)
    let position = (0..<10).map { _ in random.normal() }
    var gradient = position
    _ = Funnel().logDensity(at: position, gradient: &gradient)
    for place in 0..<10 {
      var (up, down) = (position, position)
      up[place] += 1e-5
      down[place] -= 1e-5
      let difference = (Funnel().logDensity(at: up) - Funnel().logDensity(at: down)) / 2e-5
      #expect(abs(difference - gradient[place]) < 1e-6 * max(1, abs(difference)))
    }
  }
}
