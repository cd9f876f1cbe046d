import BayesNumerics
import ChapterTestSupport
import Networks
import Testing
import Workbook

@testable import chapter14

@Suite struct RingAgainTests {
  static let findings = Shared {
    try await Autoencoders.quickFindings(Autoencoders.ringAgain)
  }

  @Test func claimsHold() async throws {
    let failures = try await Self.findings.value.failures
    #expect(failures.isEmpty, "\(failures)")
  }

  /// The ring passes against itself, and a blob does not.
  @Test func theScoreKnowsTheRing() {
    var random = RandomSource(seed: 1)
    let ring = Ring()
    let own = RingScore(ring.draw(400, using: &random), ring.draw(400, using: &random))
    let blob = RingScore(
      (0..<400).map { _ in [0.8 * random.normal(), 0.8 * random.normal()] },
      ring.draw(400, using: &random))
    #expect(abs(own.squared) < 0.003 && own.inHole == 0)
    #expect(blob.squared > 0.02 && blob.inHole > 10)
  }
}
