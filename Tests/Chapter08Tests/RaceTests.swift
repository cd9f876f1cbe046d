import ChapterTestSupport
import Testing
import Workbook

@testable import chapter8

@Suite struct RaceTests {
  /// As widely published for these two.
  @Test func countsOfKnownNets() {
    #expect(RacingNet.vgg19.parameters == 143_667_240)
    #expect(RacingNet.alexNet.parameters == 60_965_224)
    #expect(RacingNet.vgg19.count == 19)
  }

  @Test func everyLabelThatIsCountedAgrees() async throws {
    let claims = try await TrainingANet.findings(TrainingANet.race).claims
    #expect(claims.count { $0.kind == .printed } == 4)
    for claim in claims { #expect(claim.verdict == (claim.kind == .cited ? .quoted : .holds)) }
  }

  /// The control: VGG-19 without its last layer does not round to its label.
  @Test func aForgottenLayerIsSeen() {
    let tolerance = Tolerance.rounded(decimals: -6)
    #expect(tolerance.agrees(Double(RacingNet.vgg19.parameters), with: 144e6))
    #expect(!tolerance.agrees(Double(Array(RacingNet.vgg19.dropLast()).parameters), with: 144e6))
  }
}
