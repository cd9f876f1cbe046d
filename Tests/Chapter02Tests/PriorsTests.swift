import ChapterTestSupport
import Foundation
import Testing
import Workbook

@testable import chapter2

@Suite struct PriorsTests {
  /// The control: another mean is not the lecture's waterfall.
  @Test func theClaimsHoldForTheLecturesPriorsAlone() async throws {
    #expect(try await PoissonRates.findings(PoissonRates.priors).namesOfFailures == [])
    #expect(
      try await PoissonRates.findings(PoissonRates.priors, ["--prior-means", "10,4"])
        .namesOfFailures == ["53b"])
    #expect(
      try await PoissonRates.findings(PoissonRates.priors, ["--upper", "6"]).namesOfFailures == [
        "53a"
      ])
  }

  /// (1 - exp(-5/10)) (1 - exp(-5/3)), by hand.
  @Test func howMuchOfTheWaterfallTheSquareHolds() async throws {
    let inside = try #require(try await PoissonRates.findings(PoissonRates.priors).value("inside"))
    // A few roundings
    #expect(abs(inside / ((1 - exp(-0.5)) * (1 - exp(-5.0 / 3))) - 1) < 1e-14)
  }
}
