import BayesNumerics
import ChapterTestSupport
import Foundation
import Inference
import TestSupport
import Testing
import Workbook

@testable import chapter2

@Suite struct PoissonRatesTests {
  /// The claims rest on fixed counts, so that no seed changes them.
  @Test(arguments: 0..<3 as Range<UInt64>) func everyClaimIsMetWithEverySeed(seed: UInt64)
    async throws
  {
    for section in PoissonRates.sections {
      let found = try await PoissonRates.findings(section, seed: seed)
      #expect(found.namesOfFailures == [], "\(section.name)")
    }
  }

  /// The order of counts whose sums are fixed is drawn, so the figures that show it follow the seed.
  @Test func theSameSeedGivesTheSameFigures() async throws {
    for section in [PoissonRates.narrowing, PoissonRates.realRate] {
      func scripts(_ seed: UInt64) async throws -> [String] {
        try await PoissonRates.findings(section, seed: seed).figures.map { $0.script(for: .record) }
      }
      let first = try await scripts(7)
      #expect(try await scripts(7) == first)
      #expect(try await scripts(8) != first)
    }
  }

  @Test func unusedOptionsAreRefused() throws {
    #expect(throws: (any Error).self) { try RateSettings.parse(["--rates", "4,1"]) }
    #expect(throws: (any Error).self) { try RateSettings.parse(["--intervals", "5"]) }
    #expect(try RateSettings.parse(["--simulate", "--rates", "4,1"]).square(holding: 4) == 5)
    #expect(try RateSettings.parse(["--simulate", "--rates", "4,7"]).square(holding: 7) == 20)
    #expect(
      try RateSettings.parse(["--simulate", "--rates", "4,7", "--upper", "3"]).square(holding: 7)
        == 3)
  }
}
