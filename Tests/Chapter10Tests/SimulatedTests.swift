import Foundation
import SafeIO
import TestSupport
import Testing
import Workbook

@testable import chapter10

@Suite struct SimulatedTests {
  /// A table of points in a file of its own.
  private func findings(_ text: String, _ arguments: [String] = []) async throws -> Findings {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).csv")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    let study = try HowManyUnits.study(
      .parse(["--data", file.path] + arguments), run: Run(isQuick: true))
    return try await HowManyUnits.simulated.run(study, Run(isQuick: true, section: "simulated"))
  }

  /// Points on a line need no unit: the largest probability is that of M = 0. Noise of a fixed pattern.
  @Test func aLineNeedsNoUnit() async throws {
    let text = (0..<40).map { "\($0),\(3 * $0 + ($0 * 37) % 11)\n" }.joined()
    let findings = try await findings(text)
    #expect(findings.answer.contains("0 units beside the line"), "\(findings.answer)")
    #expect(findings.figures.allSatisfy { !$0.panels.isEmpty })
  }

  /// Two columns of x, and at most one unit.
  @Test func twoInputsAndOneUnit() async throws {
    let text = (0..<40).map { "\($0 % 8),\($0 / 8),\($0 % 8 < 4 ? 0 : 5)\n" }.joined()
    let findings = try await findings(text, ["--most", "1"])
    #expect(findings.tables[0].rows.prefix(2).map { $0[0] } == ["0", "1"])
  }

  @Test func badPointsAreRefused() async {
    for (text, words) in [
      ("1,2\n2,3\n", "2 points"), ("1\n2\n3\n4\n5\n", "1 column"),
      ("1,2\n2,2\n3,2\n4,2\n5,2\n", "every row"), ("1,2\n1,3\n1,4\n1,5\n1,6\n", "every row"),
    ] {
      do {
        _ = try await findings(text)
        Issue.record("\(text) was taken")
      } catch { #expect("\(error)".contains(words), "\(error)") }
    }
  }

  @Test func badOptionsAreRefused() {
    for arguments in [
      ["--most", "0"], ["--alpha", "0"], ["--alpha", "1"], ["--alpha", "nan"],
      ["--node-scale", "-1"],
    ] { #expect(throws: (any Error).self) { try UnitsSettings.parse(arguments) } }
  }
}
