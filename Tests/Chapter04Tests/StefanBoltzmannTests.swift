import BayesNumerics
import Foundation
import Inference
import Marking
import TestSupport
import Testing
import Workbook

@testable import chapter4

@Suite struct StefanBoltzmannTests {
  @Test func everyExerciseCanBeMarked() {
    let exercises = StefanBoltzmannHierarchy.exercises
    let problems =
      ExerciseAudit.problems(of: exercises, seeds: [Run.defaultSeed] + Array(1...8))
      + StubAudit.problems(
        of: StefanBoltzmannHierarchy.self, executable: CommandRunner.built("chapter4").path)
    #expect(problems.isEmpty, "\(problems.joined(separator: "\n"))")
    #expect(exercises.count == 5 && exercises.allSatisfy { $0.mistakeNames.count >= 4 })
  }

  /// Claims with Monte Carlo in them fail once in 100,000 each, coverage once in 600.
  @Test(arguments: [1, 2]) func everyClaimIsMetWithEverySeed(seed: UInt64) async throws {
    let page = try await StefanBoltzmannHierarchy.reproduce(
      .parse([]), run: Run(seed: seed, isQuick: true))
    #expect(page.claims.count == 15)
    for claim in page.claims {
      #expect(claim.verdict != .notMet, "\(claim.id): \(claim.computedText)")
    }
    #expect(page.figures.count == 13)
  }

  @Test(arguments: [
    ["--count", "5", "--noise", "0.2"],
    ["--count", "50", "--area-spread", "0.05", "--temperature-spread", "0.01", "--noise", "0.01"],
  ]) func anotherCaseMakesNoClaimForTheLecture(arguments: [String]) async throws {
    let page = try await StefanBoltzmannHierarchy.reproduce(
      StarSettings.parse(arguments + ["--fields", "100"]), run: Run(seed: 1, isQuick: true))
    #expect(page.claims.isEmpty)
    #expect(page.figures.count == 13)
  }

  @Test func theSameSeedGivesTheSameFigures() async throws {
    func scripts(_ seed: UInt64) async throws -> [String] {
      try await StefanBoltzmannHierarchy.reproduce(
        .parse(["--count", "5", "--fields", "100"]), run: Run(seed: seed, isQuick: true)
      ).figures.map { $0.script(for: .record) }
    }
    let first = try await scripts(7)
    #expect(try await scripts(7) == first)
    #expect(try await scripts(8) != first)
  }
}
