import ChapterTestSupport
import Testing
import Workbook

@testable import chapter9

@Suite struct FunnelTests {
  private static let found = Task {
    try await MarkovChains.findings(MarkovChains.funnel, seed: 1, isQuick: true)
  }

  /// The exact share is Φ(-5/3) = 0.0478, from a table of the normal distribution.
  @Test func theNeckIsMissedAndFound() async throws {
    let found = try await Self.found.value
    func value(_ name: String) throws -> Double {
      try #require(found.values.first { $0.name == name }).number
    }
    #expect(abs(try value("exact.neck") - 0.04779) < 1e-5)
    for claim in found.claims { #expect(claim.verdict == .holds, "\(claim.computedText)") }
    // How many of the centred draws lie in the neck is chance, as their chains do not mix: 0 in four of five seeds, 0.08
    // in the fifth. None of nine took fewer than a hundred times the gradients of the other coordinates
    #expect(try value("first.cost") > 20 * value("other.cost"))
    #expect(try value("careful.cost") > 20 * value("other.cost"))
    #expect(try value("other.divergences") == 0)
  }

  /// A chain without a draw in the neck has no error of its share, and says so by no "nan".
  @Test func tablesHoldNoNaN() async throws {
    let found = try await Self.found.value
    #expect(!found.tables.flatMap(\.rows).joined().contains { $0.lowercased().contains("nan") })
  }
}
