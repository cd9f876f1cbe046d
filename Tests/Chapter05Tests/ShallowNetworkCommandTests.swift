import ChapterTestSupport
import Foundation
import Inference
import TestSupport
import Testing
import Workbook

@testable import chapter5

/// Chapter 5 as its users run it; what every chapter shares is tested with chapter 99.
@Suite struct ShallowNetworkCommandTests {
  @Test(arguments: [
    ["--nodes", "0"], ["--nodes", "41"], ["--nodes", "-1"], ["--nodes", "2.5"], ["--chains", "3"],
    ["--chains", "17"], ["--draws", "100000000"], ["--draws", "99"], ["--draws", "1e3"],
    ["--thinning", "0"], ["--thinning", "1001"], ["--set", "galaxy"], ["--proposal", "hmc"],
    ["--weight-scale", "0"], ["--weight-scale", "-1"], ["--node-scale", "nan"],
    ["--noise-scale", "1e9"], ["--noise-degrees", "inf"], ["--node-degrees", "0"],
    ["--set", "motorcycle", "--data", "x.csv"], ["--predict", "a"],
  ]) func wrongUsageIsOneSentence(arguments: [String]) {
    expectRefused(arguments, by: ShallowNetworkChapter.self)
  }

  @Test(arguments: ["", "1,x\n", "1\n2\n", "1,nan\n", "1,1e101\n", "1,2\n"])
  func wrongDataHasItsStatus(text: String) throws {
    try expectRefused(data: text, by: ShallowNetworkChapter.self)
  }

  /// Five points and more units than points, huge numbers: each has an answer or is refused in words, and never NaN.
  @Test(
    arguments: Validation.cases(
      [
        ("1e100,1\n-1e100,2\n0,3\n0,2\n5e99,1\n", ["--proposal", "prior-reversible"]),
        ("1,2\n2,2.5\n3,1\n4,2\n5,3\n", ["--nodes", "6"]),
      ], short: 1)) func everyKindOfPointsIsDrawn(text: String, options: [String]) throws
  {
    let folder = TemporaryFolder()
    let file = folder.path + "/points.csv"
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    let figures = folder.path + "/figures"
    let result = CommandRunner.built("chapter5").run(
      options + [
        "--data", file, "--quick", "--draws", "400", "--thinning", "2", "--figures", figures,
      ])
    #expect(result.status == 0, "\(result.errors)")
    #expect(!result.output.contains("NaN"), "\(result.output)")
    let files = try FileManager.default.contentsOfDirectory(atPath: figures)
    // A script and a picture of prior, fit, chains, other priors, and of marginals where the chains have mixed
    #expect([8, 10].contains(files.count))
  }

  /// The main fit's draws come back as they were recorded; where they cannot be written no chain runs, and the
  /// status is that of a file that cannot be made.
  @Test func drawsAreSavedOnRequest() throws {
    let folder = TemporaryFolder()
    let file = folder.path + "/draws.csv"
    let options = ["--quick", "--no-figures", "--draws", "400", "--thinning", "2"]
    let result = CommandRunner.built("chapter5").run(options + ["--save-draws", file])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("draws.csv"))
    let draws = try LongCSV.read(String(contentsOfFile: file, encoding: .utf8))
    #expect(draws.chains.count == 4 && draws.count == 100)
    #expect(draws.names.prefix(4) == ["f.1", "f.2", "f.3", "sigma"])
    #expect(draws.names.contains("gamma.3.2") && draws.statisticNames.contains("accept_stat__"))

    let refused = CommandRunner.built("chapter5").run(
      options + ["--save-draws", folder.path + "/missing/draws.csv"])
    #expect(refused.status == 73)
    #expect(refused.outputBytes.isEmpty)
    #expect(refused.errorLines.count == 1, "\(refused.errors)")
    expectRefused(["--save-draws", ""], by: ShallowNetworkChapter.self)
  }
}
