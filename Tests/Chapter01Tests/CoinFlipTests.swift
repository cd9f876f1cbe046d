import ChapterTestSupport
import Testing
import Workbook

@testable import chapter1

/// What holds for all sections of the chapter.
@Suite struct CoinFlipTests {
  private func allFindings(_ arguments: [String] = [], seed: UInt64) async throws -> [Findings] {
    var all: [Findings] = []
    for section in CoinFlip.sections {
      all.append(try await CoinFlip.findings(section, arguments, seed: seed))
    }
    return all
  }

  /// Three seeds here, many in `make sweep`. A right Monte Carlo claim (48b, 52b) fails once in 100,000
  /// times, so these six fail once in 16,000 changes of the simulation.
  @Test(arguments: 1...3) func everyClaimHolds(seed: UInt64) async throws {
    let claims = try await allFindings(seed: seed).flatMap(\.claims)
    #expect(!claims.isEmpty)
    for claim in claims {
      #expect(claim.verdict == .holds, "\(claim.id): \(claim.computedText)")
    }
    #expect(Set(claims.map(\.id)).count == claims.count)
  }

  @Test func theSameSeedGivesTheSameFigures() async throws {
    func scripts(seed: UInt64) async throws -> [String] {
      try await allFindings(seed: seed).flatMap(\.figures).map { $0.script(for: .record) }
    }
    let first = try await scripts(seed: 7)
    #expect(try await scripts(seed: 7) == first)
    #expect(try await scripts(seed: 8) != first)
  }
}
