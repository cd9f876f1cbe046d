import BayesNumerics
import Foundation
import Inference
import Marking
import TestSupport
import Testing
import Workbook

@testable import chapter4

@Suite struct StefanBoltzmannTests {
  /// What every section finds, one after the other.
  static func findings(_ arguments: [String] = [], seed: UInt64) async throws
    -> [(section: String, findings: Findings)]
  {
    let study = try StefanBoltzmannHierarchy.study(
      .parse(arguments), run: Run(seed: seed, isQuick: true))
    var found: [(String, Findings)] = []
    for section in StefanBoltzmannHierarchy.sections {
      let run = Run(seed: seed, isQuick: true, section: section.name)
      found.append((section.name, try await section.run(study, run)))
    }
    return found
  }

  @Test func everyExerciseCanBeMarked() {
    let exercises = StefanBoltzmannHierarchy.exercises
    let problems =
      ExerciseAudit.problems(of: exercises, seeds: [Run.defaultSeed] + Array(1...8))
      + StubAudit.problems(
        of: StefanBoltzmannHierarchy.self, executable: CommandRunner.built("chapter4").path)
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    #expect(exercises.count == 5 && exercises.allSatisfy { $0.mistakeNames.count >= 4 })
  }

  /// Two seeds at quick sizes; claims with Monte Carlo in them fail once in 100,000 each.
  @Test(arguments: [1, 2]) func everyClaimIsMetWithEverySeed(seed: UInt64) async throws {
    let claims = try await Self.findings(seed: seed).flatMap(\.findings.claims)
    #expect(!claims.isEmpty && Set(claims.map(\.id)).count == claims.count)
    for claim in claims {
      #expect(claim.verdict != .notMet, "\(claim.id): \(claim.computedText)")
    }
    // Lecture 000 prints no number here: nothing may stand in its column as printed
    #expect(claims.allSatisfy { $0.kind == .crossCheck || $0.kind == .shape })
  }

  /// Small, noisy and narrow fields: every section answers, with numbers.
  @Test(arguments: [
    ["--count", "5", "--noise", "0.2"],
    ["--count", "50", "--area-spread", "0.05", "--temperature-spread", "0.01", "--noise", "0.01"],
  ]) func everySectionAnswersAnotherCase(arguments: [String]) async throws {
    for (section, findings) in try await Self.findings(arguments + ["--fields", "100"], seed: 1) {
      #expect(!findings.answer.contains("nan") && !findings.answer.contains("inf"), "\(section)")
      #expect(!findings.tables.isEmpty, "\(section)")
      for value in findings.values { #expect(value.number.isFinite, "\(section).\(value.name)") }
    }
  }

  @Test func theSameSeedGivesTheSameFigures() async throws {
    func scripts(_ seed: UInt64) async throws -> [String] {
      try await Self.findings(["--count", "5", "--fields", "100"], seed: seed)
        .flatMap(\.findings.figures).map { $0.script(for: .record) }
    }
    let first = try await scripts(7)
    #expect(try await scripts(7) == first)
    #expect(try await scripts(8) != first)
  }
}
