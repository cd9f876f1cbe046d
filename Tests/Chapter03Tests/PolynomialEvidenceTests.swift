import ChapterTestSupport
import Marking
import TestSupport
import Testing
import Workbook

@testable import chapter3

/// What holds for the chapter as a whole.
@Suite struct PolynomialEvidenceTests {
  /// One claim of 46 is random, and fails once in 100,000 seeds.
  @Test func everyClaimHoldsAndHasANameOfItsOwn() async throws {
    var claims: [Claim] = []
    for section in PolynomialEvidence.sections {
      claims += try await PolynomialEvidence.findings(section).claims
    }
    #expect(Set(claims.map(\.id)).count == claims.count)
    for claim in claims {
      #expect(claim.verdict == .holds, "\(claim.id): \(claim.computedText)")
    }
    #expect(
      claims.filter { $0.id.hasPrefix("41") }.allSatisfy { $0.kind == .readOff },
      "probabilities from heights of a picture")
    #expect(claims.filter { $0.kind == .printed }.isEmpty, "the lecture prints no number here")
    #expect(claims.filter { $0.kind == .corrected }.map(\.id) == ["42g", "42h", "42i"])
  }

  @Test(arguments: [
    ["--orders", "0-11"], ["--noise-variance", "1"], ["--prior-variance", "2"],
    ["--basis", "chebyshev"], ["--orders", "3-4"],
  ]) func anotherCaseMakesNoClaimForTheLecture(options: [String]) async throws {
    for section in PolynomialEvidence.sections where section.options == PolynomialStudy.options {
      let found = try await PolynomialEvidence.findings(section, options)
      #expect(found.claims.isEmpty)
      #expect(!found.figures.isEmpty && !found.answer.isEmpty)
    }
  }

  @Test func theSameSeedGivesTheSameFigures() async throws {
    func scripts(_ seed: UInt64) async throws -> [String] {
      try await PolynomialEvidence.findings(PolynomialEvidence.weights, seed: seed).figures.map {
        $0.script(for: .record)
      }
    }
    let first = try await scripts(7)
    #expect(try await scripts(7) == first)
    #expect(try await scripts(8) != first)
  }
}
