import BayesNumerics
import Networks
import Testing
import Workbook

@testable import chapter5

@Suite struct WeightDecayTests {
  @Test func weightDecayIsTheMode() async throws {
    let findings = try await ShallowNetworkChapterTests.findings(
      of: ShallowNetworkChapter.weightDecay, seed: 8)
    for claim in findings.claims {
      #expect(claim.verdict == .holds, "\(claim.id): \(claim.computedText)")
    }
    // σ²/σ_β² = 0.01 / 1 and σ²/σ_γ² = 0.01 / 4
    #expect(findings.values.map(\.number) == [0.01, 0.0025])
  }

  /// The control: with λ₁ = σ_β²/σ², the ratio upside down, neither the differences nor the mode agree.
  @Test func anotherPenaltyIsAnotherPosterior() throws {
    let set = SimulatedSets.rotation(using: RandomSource(seed: 8))
    let scale = Standardisation(set)
    let network = try ShallowNetwork(
      inputs: scale.inputs(set.x), targets: scale.targets(set.y), nodes: 3)
    let posterior = FixedVariances(network: network, noise: 0.01, weight: 1, node: 4)
    let wrong = WeightDecay(
      inputs: network.inputs, targets: network.targets, nodes: 3, weightPenalty: 100,
      nodePenalty: 0.0025, noiseVariance: 0.01)
    var random = RandomSource(seed: 9)
    let comparison = ShallowNetworkChapter.compare(wrong, posterior, using: &random)
    #expect(comparison.largestDifference > 1e-3)
    #expect(comparison.bestNeighbour > 0)
  }
}
