import Foundation
import TestSupport
import Testing
import Workbook

/// Chapter 3 as its users run it.
@Suite struct PolynomialCommandTests {
  @Test(arguments: [
    ["--orders", "x"], ["--orders", "5-2"], ["--orders", "0-41"], ["--orders", "-1"],
    ["--orders", "1-2-3"], ["--orders", ""], ["--orders", "-"], ["--orders", "0.5"],
    ["--orders", "99999999999999999999"], ["--noise-variance", "0"], ["--noise-variance", "-1"],
    ["--noise-variance", "nan"], ["--noise-variance", "1e13"], ["--noise-variance", "1e-13"],
    ["--prior-variance", "0"], ["--prior-variance", "inf"], ["--prior-variance", "1e400"],
    ["--basis", "fourier"], ["--sheep"], ["exercises", "6"],
  ]) func wrongUsageIsOneSentence(arguments: [String]) {
    expectRefused(arguments, by: "chapter3")
  }

  @Test(arguments: [
    ["--orders", "0"], ["--orders", "40"], ["--orders", "0-40"], ["--orders", "3-4"],
    ["--basis", "chebyshev", "--orders", "0-40"], ["--noise-variance", "1e-12"],
    ["--noise-variance", "1e12"], ["--prior-variance", "1e12"], ["--prior-variance", "1e-12"],
    ["--noise-variance", "1e-12", "--prior-variance", "1e-12", "--orders", "0-40"],
    ["--noise-variance", "1e-12", "--prior-variance", "1e12", "--orders", "0-40"],
  ]) func everyAllowedCaseIsDrawn(arguments: [String]) {
    isDrawn(arguments)
  }

  /// One point, two at one place, all on one spot, exact lines, more weights than points, numbers at both
  /// ends of what is allowed: each has an answer.
  @Test(arguments: [
    "1,2\n", "1 1\n1 2\n", "3,3\n3,3\n3,3\n", "0,0\n", "0 1\n1 2\n2 3\n",
    "1e8,1e10\n2e8,-1e10\n", "1e-300,1e-300\n2e-300,0\n", "1,1e60\n2,-1e60\n", "1,1e100\n2,3\n",
    "1000000,1\n1000001,2\n1000002,4\n", "1700000000,1e9\n1700000001,1000000001\n1700000003,1e9\n",
    "-1e9,5\n-1000000000.5,6\n", "1e10,1\n1e10,2\n", "1e100,1\n1e100,1\n",
    "-1e6,-3.24e76\n-1e6,1.98e76\n-1e6,-7.8e75\n",
  ]) func everyKindOfPointsIsDrawn(text: String) throws {
    let folder = TemporaryFolder()
    let file = folder.path + "/points.csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    isDrawn(["--data", file, "--basis", "chebyshev"])
    // The twelfth power of 1e100 is no number
    if text.hasPrefix("1e100") { return }
    isDrawn(["--data", file])
  }

  private func isDrawn(_ arguments: [String]) {
    let folder = TemporaryFolder()
    let result = CommandRunner.built("chapter3").run(arguments + ["--figures", folder.path])
    #expect(result.status == 0, "\(arguments): \(result.errors)")
    #expect(!result.output.contains("NaN"), "\(arguments): \(result.output)")
    // Two files for each of the five figures of the three sections that follow these options
    #expect(folder.names.count == 10)
  }

  @Test(arguments: ["", "1,x\n", "1\n", "1,1e308\n", "1e50,1\n"])
  func wrongDataHasItsStatus(text: String) throws {
    try expectRefused(data: text, by: "chapter3")
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

  /// Hours studied against marks: the lecture's noise and prior do not suit them, and the answer says so; with
  /// a noise and a prior of their size a line wins and nothing is doubted.
  @Test func aNoiseThatDoesNotSuitThePointsIsDoubted() throws {
    let folder = TemporaryFolder()
    let file = folder.path + "/marks.csv"
    let text = "1,35\n2,38\n3,45\n4,52\n5,50\n6,61\n7,66\n8,70\n9,71\n10,80\n"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    let section = ["--data", file, "--section", "which-order", "--no-figures"]
    let first = CommandRunner.built("chapter3").run(section)
    #expect(first.output.contains("scatter about it with variance"))
    let second = CommandRunner.built("chapter3").run(
      section + ["--noise-variance", "6", "--prior-variance", "1000", "--orders", "0-4"])
    #expect(second.output.contains("Order 1 is the most probable"), "\(second.output)")
    #expect(!second.output.contains("scatter about it with variance"))
  }

  @Test func theFiguresAreDrawnAsText() {
    var runner = CommandRunner.built("chapter3")
    runner.environment["COLUMNS"] = "100"
    let result = runner.run(["--terminal"])
    #expect(result.status == 0)
    #expect(result.output.contains("order of the polynomial"))
  }
}
