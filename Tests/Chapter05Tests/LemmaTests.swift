import BayesNumerics
import Networks
import Testing
import Workbook

@testable import chapter5

@Suite struct LemmaTests {
  @Test func theLemmaHoldsAndAsPrintedDoesNot() throws {
    let set = SimulatedSets.rotation(using: RandomSource(seed: 6))
    let scale = Standardisation(set)
    let (inputs, targets) = (scale.inputs(set.x), scale.targets(set.y))
    var random = RandomSource(seed: 7)
    for units in 1...5 {
      let network = try ShallowNetwork(inputs: inputs, targets: targets, nodes: units)
      for _ in 0..<20 {
        let comparison = LemmaComparison(
          network.samplePrior(using: &random), inputs: inputs, targets: targets)
        #expect(comparison.error < 1e-10)
        // The control: the printed line is off by m/2 log 2π
        #expect(abs(comparison.shortfall - 0.918_938_533 * Double(units)) < 1e-6)
      }
    }
  }

  @Test func theSectionCorrectsTheSlip() async throws {
    let findings = try await ShallowNetworkChapterTests.findings(of: ShallowNetworkChapter.lemma)
    #expect(findings.claims.compactMap(\.slip) == ["E6"])
    #expect(findings.claims.allSatisfy { $0.verdict == .holds })
    #expect(findings.answer.hasPrefix("The weights can be integrated out"))
  }
}
