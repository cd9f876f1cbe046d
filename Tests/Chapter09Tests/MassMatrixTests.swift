import BayesNumerics
import ChapterTestSupport
import Testing
import Workbook

@testable import chapter9

@Suite struct MassMatrixTests {
  private static let found = Task {
    try await MarkovChains.findings(MarkovChains.massMatrix, seed: 1, isQuick: true)
  }

  @Test func aLearnedMetricSaves() async throws {
    let found = try await Self.found.value
    func value(_ name: String) throws -> Double {
      try #require(found.values.first { $0.name == name }).number
    }
    for claim in found.claims { #expect(claim.verdict == .holds, "\(claim.computedText)") }
    // Some 1900, 80 and 16 at full length; a factor of three for the short chains of this test
    #expect(try value("unit.cost") > 3 * value("diagonal-learned.cost"))
    #expect(try value("diagonal-learned.cost") > 1.5 * value("dense-learned.cost"))
    #expect(try value("gain") > 10)
  }

  /// Windows that learn from a thousand draws come near the truth; the start does not.
  @Test func windowsApproachTheTruth() {
    let dense = WindowedWarmUp(StretchedNormal(), isDense: true, using: RandomSource(seed: 2))
    let diagonal = WindowedWarmUp(StretchedNormal(), isDense: false, using: RandomSource(seed: 2))
    #expect(dense.windows.map(\.steps) == [0, 75, 25, 50, 100, 200, 500])
    // With n draws of d coordinates the ratio is about (1 + √(d/n)) / (1 - √(d/n)): 1.3 for n = 500 independent ones
    #expect(dense.windows[6].condition < 2)
    #expect(dense.windows[6].condition < dense.windows[2].condition)
    #expect(dense.windows[0].condition == dense.windows[1].condition)
    // Variances alone leave the correlations
    #expect(diagonal.windows[6].condition > 5 && diagonal.windows[6].condition < 30)
  }
}
