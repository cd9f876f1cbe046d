import ChapterTestSupport
import Testing
import Workbook

@testable import chapter8

@Suite struct ElephantTests {
  /// At φ = 0 only cosines are left: X = 12 - 14 and Y = -60.
  @Test func theOutlineWhereItBegins() {
    let place = Elephant().place(0)
    #expect(abs(place.x + 60) < 1e-12)
    #expect(abs(place.y - 2) < 1e-12)
  }

  @Test func eightWavesAreFoundAgain() {
    let animal = Elephant()
    let found = animal.waves(in: animal.outline(points: 64))
    #expect(found.count == 20)
    #expect(found.count { abs($0.amplitude) > 1e-9 } == 8)
    #expect(animal.largestDifference(from: found) < 1e-11)
  }

  /// Trunk and body are the whole curve, and meet where one ends and the other begins.
  @Test func trunkAndBodyMeet() {
    let animal = Elephant()
    for (one, other) in [
      (Elephant.bodyTimes.last, Elephant.trunkTimes.first),
      (Elephant.trunkTimes.last, Elephant.bodyTimes.first),
    ] {
      let (a, b) = (animal.place(one ?? 0), animal.place(other ?? 1))
      #expect(abs(a.x - b.x) < 1e-9 && abs(a.y - b.y) < 1e-9)
    }
    #expect(animal.trunkMotion().body == 0)
    #expect(animal.trunkMotion().trunk > 10)
  }

  @Test func everyClaimHolds() async throws {
    let claims = try await TrainingANet.findings(TrainingANet.elephant).claims
    for claim in claims { #expect(claim.verdict == .holds, "\(claim.id) \(claim.computedText)") }
  }
}
