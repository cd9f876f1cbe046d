import ChapterTestSupport
import Foundation
import Testing
import Workbook

@testable import chapter2

@Suite struct NarrowingTests {
  /// The control: a prior that has watched for a hundred intervals and seen nothing moves the summit at
  /// N = 100 by far more than a twentieth of a standard deviation, and narrows more slowly.
  @Test func theClaimsHoldForTheLecturesPriorsAlone() async throws {
    #expect(try await PoissonRates.findings(PoissonRates.narrowing).namesOfFailures == [])
    let stubborn = try await PoissonRates.findings(
      PoissonRates.narrowing, ["--prior-means", "0.01,3"])
    #expect(stubborn.namesOfFailures == ["54i", "54j"])
  }

  /// sd = √(s + 1) / (N + 1/b) between N = 5 and 100, by hand.
  @Test func theExponentOfTheWidth() async throws {
    let found = try await PoissonRates.findings(PoissonRates.narrowing).value("exponent.first")
    let byHand = log((301.0 / 16).squareRoot() * 5.1 / 100.1) / log(20)
    // A dozen roundings
    #expect(abs(try #require(found) - byHand) < 1e-14)
  }

  @Test func oneIntervalShowsNoNarrowing() async throws {
    let found = try await PoissonRates.findings(
      PoissonRates.narrowing, ["--simulate", "--intervals", "1"])
    #expect(found.answer.hasPrefix("One interval shows no narrowing"))
    #expect(found.claims.isEmpty && found.figures.count == 1)
  }
}
