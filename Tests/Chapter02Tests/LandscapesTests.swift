import ChapterTestSupport
import Foundation
import Testing
import Workbook

@testable import chapter2

@Suite struct LandscapesTests {
  @Test func theClaimsHoldInTheLecturesCase() async throws {
    let found = try await PoissonRates.findings(PoissonRates.landscapes)
    #expect(found.namesOfFailures == [])
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
    let found = try await PoissonRates.findings(PoissonRates.landscapes).value(
      "outside.exponential")
    let first = exp(-5.5) * (1 + 5.5 + 5.5 * 5.5 / 2 + 5.5 * 5.5 * 5.5 / 6)
    let second = exp(-20.0 / 3) * (1 + 20.0 / 3)
    // A dozen roundings
    #expect(abs(try #require(found) - (1 - (1 - first) * (1 - second))) < 1e-14)
  }

  /// The bet of the first page, by whole numbers: with flat priors λ₁ > λ₂ is as probable as at most s₁ heads
  /// in s₁ + s₂ + 1 fair flips; after (3, 1) that is 26 of 32.
  @Test func theBetOnTheFasterProcess() async throws {
    let found = try await PoissonRates.findings(PoissonRates.landscapes)
    #expect(abs(try #require(found.value("faster.1")) - 26.0 / 32) < 1e-14)
    var (ways, term) = (0.0, 1.0)
    for k in 0...15 {
      ways += term
      term *= Double(21 - k) / Double(k + 1)
    }
    let faster = try #require(found.value("faster.5"))
    #expect(abs(faster - ways / pow(2, 21)) < 1e-14)
    #expect(PoissonRates.faster(SensorCounts(4, 4, intervals: 7)) == 0.5)
  }

  @Test func theAnswerNamesTheReadersCounts() async throws {
    let found = try await PoissonRates.findings(
      PoissonRates.landscapes, ["--simulate", "--rates", "0,0", "--intervals", "1"])
    #expect(found.answer.hasPrefix("After 1 interval with 0 and 0 events"))
  }
}
