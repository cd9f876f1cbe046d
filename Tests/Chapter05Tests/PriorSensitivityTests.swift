import Testing
import Workbook

@testable import chapter5

@Suite struct PriorSensitivityTests {
  /// Nine priors; where chains have not mixed the row says so and states nothing.
  @Test func everyPriorIsAnsweredOrRefused() async throws {
    let findings = try await ShallowNetworkChapterTests.findings(
      of: ShallowNetworkChapter.priorSensitivity)
    let rows = findings.tables[0].rows
    #expect(rows.count == 9)
    // Most are answered: a chapter that refused everything would not pass
    #expect(rows.count { $0[1] != "refused" } >= 5, "\(rows)")
    #expect(rows[0][1] != "refused" && rows[0][4] == "yes")
    for row in rows {
      #expect((row[1] == "refused") == row[4].hasPrefix("no"), "\(row)")
      #expect((row[1] == "refused") == row[2].isEmpty, "\(row)")
    }
  }

  /// The row of the prior as given is the main fit: one verdict for one posterior.
  @Test func theGivenPriorIsTheMainFit() async throws {
    let main = try await ShallowNetworkChapterTests.study.value.fit.value
    let findings = try await ShallowNetworkChapterTests.findings(
      of: ShallowNetworkChapter.priorSensitivity)
    #expect(findings.tables[0].rows[0][4] == main.shortVerdict)
    let sigma = try #require(findings.values.first { $0.name == "sigma.given" })
    #expect(sigma.number == Estimate(meanOf: main[.noise]).value)
  }

  /// The control: chains too short to mix under any prior leave no number behind.
  @Test func refusedFitsHaveNoValues() async throws {
    let study = try ShallowNetworkChapter.study(
      .parse(["--draws", "100", "--thinning", "1", "--warm-up", "100"]),
      run: Run(seed: 1, isQuick: true))
    for section in [
      ShallowNetworkChapter.fit, ShallowNetworkChapter.labels,
      ShallowNetworkChapter.priorSensitivity,
    ] {
      let findings = try await section.run(
        study, Run(seed: 1, isQuick: true, section: section.name))
      #expect(
        findings.values.allSatisfy { $0.name.hasSuffix(".truth") || $0.name == "noise.typical" },
        "\(section.name)")
      #expect(
        findings.claims.allSatisfy { $0.verdict != .holds || ["27b"].contains($0.id) },
        "\(section.name)")
    }
  }
}
