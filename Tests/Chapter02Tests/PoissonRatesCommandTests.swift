import ChapterTestSupport
import Foundation
import TestSupport
import Testing
import Workbook

@testable import chapter2

/// Chapter 2 as its users run it; what every chapter shares is tested with chapter 99.
@Suite struct PoissonRatesCommandTests {
  @Test(arguments: [
    ["--rates", "4,1"], ["--intervals", "5"], ["--simulate", "--rates", "3"],
    ["--simulate", "--rates", "3,-1"], ["--simulate", "--rates", "nan,1"],
    ["--simulate", "--rates", "1e400,1"], ["--simulate", "--rates", "1,1e-400"],
    ["--simulate", "--rates", "100001,1"],
    ["--simulate", "--rates", "3, 1"], ["--simulate", "--rates", "3,1,2"],
    ["--simulate", "--rates", ""], ["--simulate", "--intervals", "0"],
    ["--simulate", "--intervals", "-5"], ["--simulate", "--intervals", "1.5"],
    ["--simulate", "--intervals", "1000001"],
    ["--simulate", "--intervals", "9999999999999999999999"],
    ["--prior-means", "0,1"], ["--prior-means", "10"], ["--prior-means", "inf,1"],
    ["--upper", "0"], ["--upper", "-5"], ["--upper", "nan"], ["--upper", "1e308"],
    ["--simulate", "--sensors", "two.txt"], ["--grid", "4"], ["--grid", "1001"], ["--grid", "ten"],
    ["--colours", "rainbow"],
  ]) func wrongUsageIsOneSentence(arguments: [String]) {
    expectRefused(arguments, by: PoissonRates.self)
  }

  /// Each is read; no event at all and a huge count are drawn too.
  @Test(
    arguments: Validation.cases(
      [
        ("0", true), ("count\n3\n5\n0\n2\n", false), ("7", false), ("0\n0\n0\n", false),
        ("1000000000\n0\n", true),
      ], short: 2)) func aStudentsCountsAreRead(text: String, isDrawn: Bool) throws
  {
    let folder = TemporaryFolder()
    let file = folder.path + "/my counts.txt"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    let result = CommandRunner.built("chapter2").run(
      ["--data", file] + (isDrawn ? ["--figures", folder.path] : ["--no-figures"]))
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("A real rate: your counts"))
    #expect(!result.output.contains("Swap test") && !result.output.contains("Horse kicks"))
    #expect(!result.output.lowercased().contains("nan"))
    #expect(FileManager.default.fileExists(atPath: folder.path + "/own-counts.svg") == isDrawn)
  }

  @Test(arguments: ["3\n3.5\n", "-1\n", "nan\n", "1e308\n", "", "3,4\n"])
  func wrongDataHasItsStatus(text: String) throws {
    try expectRefused(data: text, by: PoissonRates.self)
  }

  /// Each is read; those with figures of their own, no count at all and a huge one, are drawn too.
  @Test(
    arguments: Validation.cases(
      [
        ("first,second\n0,0\n0,0\n", true), ("3 1\n", false), ("3,1\n2,0\n", false),
        ("1000000000 0\n5 7\n", true), (String(repeating: "4 4\n", count: 30), false),
      ], short: 2)) func twoSensorsOfAStudentAreRead(text: String, isDrawn: Bool) throws
  {
    let folder = TemporaryFolder()
    let file = folder.path + "/two.txt"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    let result = CommandRunner.built("chapter2").run(
      ["--sensors", file] + (isDrawn ? ["--figures", folder.path] : ["--no-figures"]))
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("sensor 1: "))
    #expect(!result.output.contains("Swap test") && !result.output.contains("alpha particles"))
    #expect(!result.output.lowercased().contains("nan") && !result.output.contains("true rates"))
  }

  @Test(arguments: ["3\n", "3 1 2\n", "3 1.5\n", "-1 2\n", "1e300 1\n", "", "3;1,5\n"])
  func wrongSensorsHaveTheirStatus(text: String) throws {
    try expectRefused(data: text, after: "--sensors", by: PoissonRates.self)
  }

  @Test func theFiguresAreDrawnAsText() {
    var runner = CommandRunner.built("chapter2")
    runner.environment["COLUMNS"] = "100"
    let result = runner.run(["--terminal", "--section", "landscapes"])
    #expect(result.status == 0)
    #expect(result.output.contains("intervals N"))
    // The summit of a map in its densest letter
    #expect(result.output.contains("@@"))
  }
}
