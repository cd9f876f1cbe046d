import ChapterTestSupport
import Foundation
import Testing
import Workbook

@testable import chapter2

@Suite struct AxesTests {
  private func readings(_ model: LandscapeModel, _ counts: SensorCounts) -> Readings {
    Readings(
      asHere: model.posterior(after: counts), priorsSwapped: model.swapped.posterior(after: counts),
      countsSwapped: model.posterior(after: counts.swapped),
      bothSwapped: model.swapped.posterior(after: counts.swapped))
  }

  /// The control: with equal priors there is nothing to mix up.
  @Test func theSlipIsOneForPriorsThatDiffer() async throws {
    let lecture = try await PoissonRates.findings(PoissonRates.axes)
    #expect(lecture.namesOfFailures == [])
    #expect(lecture.claims.compactMap(\.slip) == ["E12"])
    let equal = try await PoissonRates.findings(PoissonRates.axes, ["--prior-means", "3,3"])
    #expect(equal.namesOfFailures == ["54l", "54o"])
  }

  /// 3/(1 + 1/3) and 1/(1 + 1/10), by hand.
  @Test func theSummitOfTheOtherReading() async throws {
    let found = try await PoissonRates.findings(PoissonRates.axes)
    #expect(abs(try #require(found.value("swapped.first")) - 2.25) < 1e-15)
    let second = try #require(found.value("swapped.second"))
    #expect(abs(second - 1 / 1.1) < 1e-15)
  }

  /// With equal counts and equal priors nothing tells the axes apart: why the test needs counts that differ.
  @Test func equalCountsHideTheSwap() {
    let model = LandscapeModel(first: .uniform(upTo: 5), second: .uniform(upTo: 5))
    let blind = readings(model, SensorCounts(2, 2, intervals: 1))
    #expect(blind.asymmetry(of: blind.countsSwapped) == 0)
    let seeing = readings(model, SensorCounts(3, 1, intervals: 1))
    #expect(seeing.asymmetry(of: seeing.asHere) > 0.1)
    #expect(seeing.asymmetry(of: seeing.countsSwapped) == 0)
  }
}
