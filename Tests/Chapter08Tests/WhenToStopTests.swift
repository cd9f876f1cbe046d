import BayesNumerics
import ChapterTestSupport
import Testing
import Workbook

@testable import chapter8

@Suite struct WhenToStopTests {
  /// V diag(s) V' is the bowl again, the largest curvature first.
  @Test func curvaturesRebuildTheBowl() {
    var random = RandomSource(seed: 9)
    let crashes = StandardCrashes()
    let bowl = StoppedDescent(
      FixedFeatures(units: 6, using: &random), x: crashes.x, y: crashes.y)
    #expect(bowl.curvatures == bowl.curvatures.sorted(by: >))
    for i in 0..<6 {
      for j in 0..<6 {
        var rebuilt = 0.0
        for (s, direction) in zip(bowl.curvatures, bowl.directions) {
          rebuilt += s * direction[i] * direction[j]
        }
        #expect(abs(rebuilt - bowl.curvature[i, j]) < 1e-13)
      }
    }
  }

  /// The steps are taken and the formula agrees; with one step fewer it does not.
  @Test func stepsShrinkAsTheFormulaSays() {
    var random = RandomSource(seed: 5)
    let crashes = StandardCrashes()
    let bowl = StoppedDescent(
      FixedFeatures(units: 6, using: &random), x: crashes.x, y: crashes.y)
    #expect(bowl.difference(after: 37) < 1e-9)
    #expect(
      abs(StoppedDescent.factor(0.1, steps: 37) - StoppedDescent.factor(0.1, steps: 36)) > 1e-3)
  }

  @Test func stoppingIsNeverFarFromRidge() {
    #expect(abs(StoppedDescent.largestGapToRidge - StoppedDescent.gapByNewton) < 1e-6)
    #expect(abs(StoppedDescent.gapByNewton - 0.2036) < 1e-4)
  }

  @Test func everyClaimHolds() async throws {
    let claims = try await TrainingANet.findings(TrainingANet.whenToStop, seed: 1).claims
    for claim in claims { #expect(claim.verdict == .holds, "\(claim.id) \(claim.computedText)") }
  }
}
