import BayesNumerics
import ChapterTestSupport
import Inference
import Testing
import Workbook

@testable import chapter8

@Suite struct WeightDecayTests {
  /// The derivative of Σ(y - f)² + λ Σβ² vanishes at the closed form, with its free bias.
  @Test func theClosedFormIsAMinimum() throws {
    var random = RandomSource(seed: 4)
    let features = FixedFeatures(units: 4, using: &random)
    let crashes = StandardCrashes()
    let fit = try features.ridge(x: crashes.x, y: crashes.y, penalty: 2)
    func penalised(_ position: [Double]) -> Double {
      let weights = Array(position[..<4])
      let outputs = features.outputs((weights, position[4]), at: crashes.x)
      let residuals = zip(crashes.y, outputs).map { $0 - $1 }
      return dot(residuals, residuals) + 2 * dot(weights, weights)
    }
    let slopes = finiteDifferences(of: penalised, at: fit.weights + [fit.bias])
    for slope in slopes { #expect(abs(slope) < 1e-6) }
  }

  @Test func crashesAreOnAStandardScale() {
    let crashes = StandardCrashes()
    #expect(abs(sampleMean(crashes.x)) < 1e-12 && abs(sampleMean(crashes.y)) < 1e-12)
    #expect(abs(crashes.milliseconds(crashes.x)[0] - 2.4) < 1e-12)
    #expect(abs(crashes.g(crashes.y)[1] + 1.3) < 1e-12)
  }

  @Test func everyClaimHoldsUnderThreeSeeds() async throws {
    for seed in UInt64(1)...3 {
      let claims = try await TrainingANet.findings(TrainingANet.weightDecay, seed: seed).claims
      for claim in claims { #expect(claim.verdict == .holds, "\(claim.id) \(claim.computedText)") }
    }
  }
}
