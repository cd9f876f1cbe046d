import ChapterTestSupport
import Foundation
import TestSupport
import Testing
import Workbook

@testable import chapter3

/// Chapter 3 as its users run it.
@Suite struct PolynomialCommandTests {
  @Test(arguments: [
    ["--orders", "x"], ["--orders", "5-2"], ["--orders", "0-41"], ["--orders", "-1"],
    ["--orders", "1-2-3"], ["--orders", ""], ["--orders", "-"], ["--orders", "0.5"],
    ["--orders", "99999999999999999999"], ["--noise-variance", "0"], ["--noise-variance", "-1"],
    ["--noise-variance", "nan"], ["--noise-variance", "1e13"], ["--noise-variance", "1e-13"],
    ["--prior-variance", "0"], ["--prior-variance", "inf"], ["--prior-variance", "1e400"],
    ["--basis", "fourier"],
  ]) func wrongUsageIsOneSentence(arguments: [String]) {
    expectRefused(arguments, by: PolynomialEvidence.self)
  }

  /// Extreme cases are in ExtremeOptionsValidation.
  @Test func oneOrderIsDrawn() { isDrawn(["--orders", "0"]) }

  /// With both variances stated, one point, two at one place, all on one spot, exact lines, more weights than
  /// points, numbers at both ends of what is allowed: each has an answer, and where it is asked also its figures.
  @Test(
    arguments: Validation.cases(
      [
        ("1,1e100\n2,3\n", true), ("0 1\n1 2\n2 3\n", false), ("1e10,1\n1e10,2\n", false),
        ("1,2\n", true), ("1 1\n1 2\n", false), ("3,3\n3,3\n3,3\n", true), ("0,0\n", false),
        ("1e8,1e10\n2e8,-1e10\n", false), ("1e-300,1e-300\n2e-300,0\n", true),
        ("1,1e60\n2,-1e60\n", false), ("1000000,1\n1000001,2\n1000002,4\n", false),
        ("1700000000,1e9\n1700000001,1000000001\n1700000003,1e9\n", false),
        ("-1e9,5\n-1000000000.5,6\n", false), ("1e100,1\n1e100,1\n", false),
        ("-1e6,-3.24e76\n-1e6,1.98e76\n-1e6,-7.8e75\n", true),
      ], short: 3)) func everyKindOfPointsIsAnswered(text: String, withFigures: Bool) throws
  {
    let folder = TemporaryFolder()
    let file = folder.path + "/points.csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    let stated = ["--data", file, "--noise-variance", "1.5", "--prior-variance", "1"]
    guard !withFigures, !Validation.isLong else { return isDrawn(stated) }
    for basis in [[], ["--basis", "chebyshev"]] {
      let result = CommandRunner.built("chapter3").run(stated + basis + ["--no-figures"])
      #expect(result.status == 0 && !result.output.contains("NaN"), "\(text): \(result.errors)")
    }
  }

  private func isDrawn(_ arguments: [String]) {
    let folder = TemporaryFolder()
    let result = CommandRunner.built("chapter3").run(arguments + ["--figures", folder.path])
    #expect(result.status == 0, "\(arguments): \(result.errors)")
    #expect(!result.output.contains("NaN"), "\(arguments): \(result.output)")
    // Two files for each figure; of the sections that follow these options five always have theirs, the map of
    // the evidence needs two variances to choose and the residuals some points to judge by
    #expect([12, 14, 16].contains(folder.names.count), "\(folder.names)")
  }

  @Test(arguments: ["", "1,x\n", "1\n", "1,1e308\n", "1e50,1\n"])
  func wrongDataHasItsStatus(text: String) throws {
    try expectRefused(data: text, by: PolynomialEvidence.self)
  }

  /// Two hundred thousand points of 1 - 2x + x²/2 with noise 1.5: order 2 wins.
  @Test func manyPointsAreStreamed() throws {
    let folder = TemporaryFolder()
    let file = folder.path + "/points.txt"
    let made = CommandRunner.shell(
      "awk 'BEGIN { srand(5); for (i = 0; i < 200000; i++) { x = 6 * rand() - 3; "
        + "n = sqrt(-2 * log(1 - rand())) * cos(6.283185307 * rand()); "
        + "print x, 1 - 2 * x + x * x / 2 + sqrt(1.5) * n } }' > '\(file)'")
    #expect(made.status == 0)
    let result = CommandRunner.built("chapter3").run(["--data", file, "--no-figures"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("2 *"), "\(result.output.prefix(1500))")
    #expect(result.output.contains("the 200000 points of"))
  }

  /// What a reader may bring without stating any variance: an answer, or one sentence and status 65.
  @Test(arguments: [
    // Constant x: only a constant can be asked
    ("3,1\n3,2\n3,4\n3,3\n3,2\n", 0, "All points share one x"),
    // Repeated x: three places tell orders up to 2
    ("1,1\n1,2\n2,4\n2,5\n3,6\n3,7\n", 0, "Orders above 2 are left out"),
    // Few points: an order needs two more for the noise
    ("1,1\n2,2.5\n3,2.7\n4,4.4\n5,5\n", 0, "Orders above 2 are left out"),
    ("1,2\n2,3\n", 65, "too few to show how large their noise is"),
    ("1,7\n2,7\n3,7\n4,7\n5,7\n", 65, "nothing to explain"),
    ("1,1e-300\n2,2e-300\n3,2e-300\n4,4e-300\n5,5e-300\n", 65, "other units"),
    ("1e300,1\n2e300,2\n3e300,3\n4e300,4\n5e300,5\n", 65, "other units"),
    ("1,5;2,5\n2,5;3,5\n", 65, "write decimals with a point"),
    // An exact line
    ("1e-300,1\n2e-300,2.1\n3e-300,2.9\n4e-300,4.2\n5e-300,5\n", 65, "other units"),
    ("0,1\n1,4\n2,7\n3,10\n4,13\n5,16\n", 0, "no noise to judge"),
  ]) func pointsWithoutVariancesAreAnsweredOrRefused(text: String, status: Int32, words: String)
    throws
  {
    let folder = TemporaryFolder()
    let file = folder.path + "/points.csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    let result = CommandRunner.built("chapter3").run(["--data", file, "--no-figures"])
    let found = (result.output + result.errors).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
    #expect(result.status == status, "\(result.errors)")
    #expect(found.contains(words) && !found.contains("NaN"), "\(found.prefix(2000))")
  }

  /// Orders that the points cannot tell apart are refused where nothing else was asked for.
  @Test func ordersBeyondThePointsAreRefused() throws {
    let folder = TemporaryFolder()
    let file = folder.path + "/points.csv"
    try Data("1,1\n2,2\n3,4\n4,4\n5,6\n".utf8).write(to: URL(fileURLWithPath: file))
    let result = CommandRunner.built("chapter3").run(["--data", file, "--orders", "6-8"])
    #expect(result.status == 65)
    #expect(result.errors.contains("too few for order 6"), "\(result.errors)")
  }

  @Test func theFiguresAreDrawnAsText() {
    var runner = CommandRunner.built("chapter3")
    runner.environment["COLUMNS"] = "100"
    let result = runner.run(["--terminal", "--section", "which-order"])
    #expect(result.status == 0)
    #expect(result.output.contains("Order of the polynomial"))
  }
}
