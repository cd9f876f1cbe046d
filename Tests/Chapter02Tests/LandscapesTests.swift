import Foundation
import Testing
import Workbook

@testable import chapter2

@Suite struct LandscapesTests {
  @Test func theClaimsHoldInTheLecturesCase() async throws {
    let found = try await findings(of: PoissonRates.landscapes)
    #expect(found.failures == [])
    #expect(found.figures.map(\.name) == ["landscape-1", "landscape-5", "landscape-100"])
  }

  /// The formula s/(N + 1/b) and the search agree to 1e-6. The control: one event more.
  @Test(arguments: [(3, 1, 10.0), (1, 1, 3), (300, 100, 10), (0, 4, 3)])
  func theSearchFindsTheMode(sum: Int, intervals: Int, mean: Double) {
    let prior = RatePrior.exponential(mean: mean)
    let counts = Counts(sum: sum, intervals: intervals)
    let mode = Double(sum) / (Double(intervals) + 1 / mean)
    // A maximum is flat: it is found to 1e-8 of the scale on which it bends
    #expect(abs(prior.searchedMode(after: counts) - mode) < 1e-6)
    let control = Counts(sum: sum + 1, intervals: intervals)
    #expect(abs(prior.searchedMode(after: control) - mode) > 1e-3)
  }

  /// 20.9 % of the exponential posterior lies beyond 5 at N = 1: P(λ₁ > 5) = Q(4, 5.5) and P(λ₂ > 5) =
  /// Q(2, 20/3), sums of a few terms.
  @Test func whatTheSquareLeavesOut() async throws {
    let found = try await findings(of: PoissonRates.landscapes).value("outside.exponential")
    let first = exp(-5.5) * (1 + 5.5 + 5.5 * 5.5 / 2 + 5.5 * 5.5 * 5.5 / 6)
    let second = exp(-20.0 / 3) * (1 + 20.0 / 3)
    // A dozen roundings
    #expect(abs(try #require(found) - (1 - (1 - first) * (1 - second))) < 1e-14)
  }

  @Test func theAnswerNamesTheReadersCounts() async throws {
    let found = try await findings(
      of: PoissonRates.landscapes, ["--simulate", "--rates", "0,0", "--intervals", "1"])
    #expect(found.answer.hasPrefix("After 1 interval with 0 and 0 events"))
  }
}
