import ChapterTestSupport
import Foundation
import TestSupport
import Testing
import Workbook

@testable import chapter4

/// Chapter 4 as its users run it; what every chapter shares is tested with chapter 99.
@Suite struct StefanBoltzmannCommandTests {
  @Test(arguments: [
    ["--count", "4"], ["--count", "2001"], ["--count", "-1"], ["--count", "many"],
    ["--count", "1e2"], ["--noise", "0"], ["--noise", "0.3"], ["--noise", "nan"],
    ["--noise", "0x1p-3"], ["--noise", "1e400"], ["--area-spread", "0"],
    ["--area-spread", "-0.6"], ["--area-spread", "3"], ["--temperature-spread", "inf"],
    ["--temperature-spread", "1"], ["--fields", "99"], ["--fields", "20001"],
    ["--fields", "99999999999999999999"], ["--stars"],
    ["--count", "20", "--save-draws", "draws.csv"], ["--diameter-scale-error", "0.3"],
    ["--temperature-scale-error", "-0.1"],
  ]) func wrongUsageIsOneSentence(arguments: [String]) {
    expectRefused(arguments, by: StefanBoltzmannHierarchy.self)
  }

  @Test func aStudentsStarsAreAnalysed() throws {
    let folder = TemporaryFolder()
    let file = folder.path + "/my stars.csv"
    let text = """
      name,R,eR,T,eT,L,eL
      one,1.0,0.01,5772,50,1.0,0.02
      two,1.2,0.02,5900,50,1.6,0.03
      three,0.8,0.01,5300,60,0.46,0.01
      """
    try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    let draws = folder.path + "/draws.csv"
    let result = CommandRunner.built("chapter4").run([
      "--stars", file, "--quick", "--no-figures", "--save-draws", draws,
    ])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("3 real stars"))
    #expect(FileManager.default.fileExists(atPath: draws))
    // Simulated fields do not follow the reader's stars
    #expect(!result.output.contains("simulated stars"))
    #expect(result.output.contains("chi-square") && result.output.contains("2 degrees of freedom"))
  }

  /// The answer, which is read first, has the verdict and the likely cause.
  @Test(arguments: Validation.cases(["0.0", "0.1"], short: 1))
  func aWrongUnitStandsInTheAnswer(scale: String) throws {
    let folder = TemporaryFolder()
    let file = folder.path + "/stars.csv"
    let rows = StarVerdictTests.stars(20, seed: 1).map { star in
      "\(star.name),\(star.radius),\(star.radiusError),\(star.temperature - 273.15),\(star.temperatureError),"
        + "\(star.luminosity),\(star.luminosityError)"
    }
    try Data(("name,R,eR,T,eT,L,eL\n" + rows.joined(separator: "\n")).utf8)
      .write(to: URL(fileURLWithPath: file))
    let result = CommandRunner.built("chapter4").run([
      "--stars", file, "--quick", "--no-figures", "--diameter-scale-error", scale,
      "--temperature-scale-error", "0",
    ])
    #expect(result.status == 0, "\(result.errors)")
    let answer = result.output.components(separatedBy: "→ real-stars")[0]
    #expect(answer.contains("Celsius"), "\(answer)")
  }

  @Test(arguments: ["X", "", "a,-1,0.01,5772,50,1,0.02\n"])
  func wrongDataHasItsStatus(text: String) throws {
    try expectRefused(data: text, after: "--stars", by: StefanBoltzmannHierarchy.self)
  }
}
