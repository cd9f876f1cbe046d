import ChapterTestSupport
import Foundation
import SafeIO
import TestSupport
import Testing
import Workbook

@testable import chapter10

/// Velocities of NGC 7531 (Buta 1987) do not ship; the tests look for them beside the clone.
@Suite struct GalaxyTests {
  static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../../../shared/data/galaxy-ngc7531/ngc7531.csv")
    .standardizedFileURL.path

  static var isPresent: Bool { FileManager.default.isReadableFile(atPath: file) }

  /// What our prior gives, which is not what the slide shows: two or three units, and no clear winner.
  @Test(
    .enabled(
      if: GalaxyTests.isPresent,
      "ngc7531.csv is not in ../shared/data/galaxy-ngc7531 beside the clone: row 30 is not checked")
  )
  func ourPriorIsNotTheSlides() async throws {
    let findings = try await HowManyUnits.quickFindings(
      HowManyUnits.galaxy, ["--galaxy", Self.file], seed: 1)
    func p(_ name: String) -> Double { findings.values.first { $0.name == name }?.number ?? .nan }
    // 0.29 and 0.23 by 160,000 sweeps, with errors of 0.02 at quick sizes; 0.48 and 0.27 under the bolder prior
    #expect(abs(p("p.2") - 0.29) < 0.1 && abs(p("p.3") - 0.23) < 0.1)
    #expect(p("bold.2") > p("bold.3") && p("bold.3") > 0.15)
    #expect(p("p.3") < 0.6, "The slide's 0.6 to 0.85 would now be met: say so in the README.")
    #expect(findings.claims.first?.verdict == .notMet)
  }

  @Test func theSlitHas80Points() throws {
    guard Self.isPresent else { return }
    let points = try CurvePoints.galaxy(path: Self.file)
    #expect(points.x.count == 80)
  }

  @Test(arguments: [
    ("1,2,3\n4,5,6\n1,2,3\n2,3,4\n9,8,7\n", "columns"), ("1,2\n2,3\n", "points"),
    ("1,2\n1,3\n1,4\n1,5\n1,6\n", "positions"), ("1,2\n2,2\n3,2\n4,2\n5,2\n", "velocities"),
    ("1,2,90,4,5\n2,2,90,4,6\n", "102.5"),
  ])
  func badTablesAreRefused(_ text: String, _ word: String) throws {
    let path = NSTemporaryDirectory() + "galaxy-\(UUID().uuidString).csv"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    #expect {
      _ = try CurvePoints.galaxy(path: path)
    } throws: { error in
      (error as? InputError).map { "\($0)".contains(word) } ?? false
    }
  }

  @Test func theStandInRuns() async throws {
    let findings = try await HowManyUnits.quickFindings(HowManyUnits.galaxy, seed: 1)
    #expect(findings.claims.first?.verdict == .quoted)
    #expect(findings.answer.contains("give yours with --galaxy"))
  }
}
