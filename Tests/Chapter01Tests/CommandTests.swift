import ChapterTestSupport
import Foundation
import TestSupport
import Testing
import Workbook

@testable import chapter1

/// Chapter 1 as its users run it; what every chapter shares is tested with chapter 99.
@Suite struct CoinFlipCommandTests {
  @Test(arguments: [
    ["--heads", "15", "--flips", "14"], ["--heads", "3"], ["--flips", "60"], ["--heads", "-1"],
    ["--fair-prior", "0"], ["--fair-prior", "1"], ["--fair-prior", "half"], ["--heads", "ten"],
    ["--heads", "1e1"],
    ["--heads", "99999999999999999999"], ["--flips", "0"], ["--flips", "1000001"],
    ["--flips", "-9223372036854775808"], ["--prior", "10"], ["--prior", "10,10,10"],
    ["--prior", "nan,1"], ["--prior", "inf,1"], ["--prior", "0,1"], ["--prior", "1e400,1"],
    ["--prior", "0x10,1"], ["--prior", "-1,1"], ["--against", ","], ["--against", ""],
    ["--heads", "3", "--data", "flips.txt"], ["exercises", "x"],
    ["--seed", "-1"], ["--format", "jpg"], ["--json", "--terminal"],
  ]) func wrongUsageIsOneSentence(arguments: [String]) {
    expectRefused(arguments, by: CoinFlip.self)
  }

  /// Extreme cases are in ExtremeOptionsValidation, here and in the other chapters.
  @Test func anAllowedCaseIsDrawn() throws {
    let folder = TemporaryFolder()
    let result = CommandRunner.built("chapter1").run([
      "--heads", "0", "--flips", "1", "--json", "--figures", folder.path,
    ])
    #expect(result.status == 0, "\(result.errors)")
    #expect(!result.output.lowercased().contains("nan"))
    let report = try JSONReport(json: Data(result.output.utf8))
    #expect(report.figures.count >= 1)
    // A script and its picture each
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.count == 2 * report.figures.count)
  }

  @Test func aStudentsFlipsAreCounted() throws {
    let folder = TemporaryFolder()
    let file = folder.path + "/my flips.txt"
    try Data("HHTHHHTHHTTHHH".utf8).write(to: URL(fileURLWithPath: file))
    let result = CommandRunner.built("chapter1").run(["--data", file, "--no-figures"])
    #expect(result.status == 0)
    #expect(result.output.contains("10 heads in 14 flips"))
    // The lecture's coins and its claims are not the student's
    #expect(!result.output.contains("one-coin-in-ten ·"))
    #expect(!result.output.contains("\nClaims\n"))
  }

  /// An order that independent flips do not take is a misfit in both sentences that rest on independence.
  @Test func dependentFlipsAreCalledAMisfit() throws {
    let folder = TemporaryFolder()
    let file = folder.path + "/flips.txt"
    try Data(String(repeating: "HHHHHHTTTTTT", count: 15).utf8).write(
      to: URL(fileURLWithPath: file))
    let result = CommandRunner.built("chapter1").run(["--data", file, "--no-figures"])
    #expect(result.status == 0)
    let words = result.output.split { $0.isWhitespace }.joined(separator: " ")
    #expect(words.contains("The model does not fit: equal flips follow one another too often"))
    #expect(words.contains("No answer can be given"))
  }

  @Test(arguments: ["X", ""]) func wrongDataHasItsStatus(text: String) throws {
    try expectRefused(data: text, by: CoinFlip.self)
  }

  @Test func withoutGnuplotTheTablesAreStillPrinted() {
    let folder = TemporaryFolder()
    for path in ["", ":."] {
      var runner = CommandRunner.built("chapter1")
      runner.environment["PATH"] = path
      let result = runner.run(["--figures", folder.path])
      #expect(result.status == 69)
      #expect(result.output.contains("claims: "))
      #expect(result.errors.contains("gnuplot"))
    }
  }

  @Test func theFiguresAreDrawnAsText() {
    var runner = CommandRunner.built("chapter1")
    runner.environment["COLUMNS"] = "100"
    let result = runner.run(["--terminal", "--section", "p-value"])
    #expect(result.status == 0)
    #expect(result.output.contains("Heads k in 14 flips"))
  }
}
