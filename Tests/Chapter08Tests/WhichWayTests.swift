import ChapterTestSupport
import Testing
import Workbook

@testable import chapter8

@Suite struct WhichWayTests {
  @Test func theSlipIsCorrectedUnderEverySeed() async throws {
    for seed in UInt64(1)...5 {
      let claims = try await TrainingANet.findings(TrainingANet.whichWay, seed: seed).claims
      for claim in claims { #expect(claim.verdict == .holds, "\(claim.id) \(claim.computedText)") }
      #expect(claims.compactMap(\.slip) == ["E1"])
    }
  }

  /// The control: with the sign as the text reads, the claim would not hold.
  @Test func theSignAsTheTextReadsIsRefused() {
    let claim = Claim(
      "2b", .init(lecture: "000", slide: ""), "",
      .corrected(
        slip: "E1", asTheTextReads: "+1", printed: 1, decimals: 1, computed: 1, independent: -1,
        .absolute(1e-4, because: ""), because: ""))
    #expect(claim.verdict == .notMet)
  }

  /// A bowl of one weight: a step of 2/s swings for ever, a shorter one settles.
  @Test func stepsOnABowlOfOneWeight() {
    let bowl = Bowl(
      SlideLayer(weights: [[1]], biases: [0], activation: .identity), x: [2], y: [1])
    #expect(abs(bowl.largestCurvature - 4) < 1e-14)
    #expect(abs(bowl.gradientLeft(after: 10, rate: 0.5) - 1) < 1e-12)
    #expect(bowl.gradientLeft(after: 10, rate: 0.25) < 1e-12)
    #expect(bowl.gradientLeft(after: 10, rate: 0.6) > 1)
  }
}
