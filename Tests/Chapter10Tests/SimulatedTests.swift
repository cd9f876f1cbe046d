import Foundation
import SafeIO
import TestSupport
import Testing
import Workbook

@testable import Plotting
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
    #expect(findings.figures.map(\.name) == ["size-posterior", "size-trace", "size-band"])
    #expect(!findings.tables[0].rows.flatMap(\.self).contains("refused"))
  }

  /// A sharp curve and a prior vague about weights: R̂ of M is 1.3, some dozen draws are effective, and no share is
  /// shown, in the answer, the table or a figure. On a line, above, all are.
  @Test func whatHasNotMixedIsRefused() async throws {
    let text = (0..<70).map { index -> String in
      let x = 18 * (Double(index) + 0.5) / 70
      return "\(x),\(CurvePoints.rotationCurve(x) + 0.01 * Double((index * 37) % 11))\n"
    }.joined()
    let findings = try await findings(
      text, ["--weight-scale", "1e4", "--weight-mean-variance", "1e4", "--noise-scale", "1e-4"])
    #expect(findings.answer.contains("not mixed") && findings.answer.contains("not stated"))
    let shares = findings.tables[0].rows.prefix(11)
    #expect(shares.allSatisfy { $0[1] == "refused" }, "\(shares)")
    #expect(findings.values.isEmpty)
    let blocks = findings.figures.flatMap { figure in
      figure.panels.flatMap { panel in panel.layers.map { "\(figure.name)/\($0.data?.name ?? "")" }
      }
    }
    #expect(blocks.contains("size-posterior/prior") && !blocks.contains("size-posterior/sizes"))
    #expect(!blocks.contains { $0.hasPrefix("size-band") })
  }

  /// Calm points and then wild ones, about a line: no size has a σ for both, and the answer says so. About the line
  /// with one fixed pattern, above, nothing is found.
  @Test func pointsThatNoSizeFitsAreToldApart() async throws {
    func pattern(_ index: Int) -> Double { Double((index * 37) % 11) - 5 }
    let text = (0..<90).map { "\($0),\(3 * Double($0) + pattern($0) * ($0 < 45 ? 0.2 : 10))\n" }
      .joined()
    let findings = try await findings(text)
    #expect(findings.answer.contains("does not fit these points"), "\(findings.answer)")
    #expect(findings.tables.map(\.title).contains("Does the model fit?"))
  }

  /// What the three checks see: a scatter that changes along x, one point far out, and neighbours alike.
  @Test func checksSeeTheirFault() {
    let calm = (0..<90).map { Double(($0 * 37) % 11) - 5 }
    let uneven = calm.enumerated().map { $0.offset < 30 ? $0.element / 10 : $0.element }
    let wild = calm.enumerated().map { $0.offset == 7 ? 40 : $0.element }
    let slow = calm.indices.map { sin(Double($0) / 10) }
    #expect(FitChecks.unevenness(uneven) > 5 && FitChecks.unevenness(calm) < 1.5)
    #expect(FitChecks.farthest(wild) > 6 && FitChecks.farthest(calm) < 2)
    #expect(FitChecks.memory(slow) > 0.9 && abs(FitChecks.memory(calm)) < 0.5)
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
