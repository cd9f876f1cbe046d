import Foundation
import SafeIO
import TestSupport
import Testing
import Workbook

@testable import chapter12

/// A reader's own series: what is taken, and what is refused with one sentence.
@Suite struct RefinedSettingsTests {
  private func write(_ text: String, in folder: borrowing TemporaryFolder) throws -> String {
    let path = "\(folder.path)/series.txt"
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  private static func rows(_ count: Int, from first: Int = 1) -> [String] {
    (first..<(first + count)).map { "\($0) \(sin(Double($0)) + 0.1 * Double($0))" }
  }

  @Test func gapsAreMissingNumbers() throws {
    var rows = Self.rows(60)
    rows.remove(at: 20)
    rows.remove(at: 20)
    let folder = TemporaryFolder()
    let path = try write(rows.joined(separator: "\n"), in: folder)
    let series = try SeasonalSeries(path: path, season: 6, ahead: 12)
    #expect(series.raw.count == 60 && series.raw[20].isNaN && series.raw[21].isNaN)
    #expect(series.training == 48 && !series.raw[22].isNaN && series.firstTime == 1)
  }

  @Test(arguments: [
    ("a second time", ["1 2", "2 3", "2 4"]), ("goes back in time", ["1 2", "3 3", "2 4"]),
    ("whole numbers", ["1 2", "1.5 3"]), ("columns", ["1 2 3", "2 3 4"]),
    ("give 3 seasons", (1...20).map { "\($0)" }), ("steps after", ["1 2", "900000 3"]),
    ("do not vary", (1...80).map { _ in "7" }), ("beyond 1e100", (1...80).map { "\($0)e120" }),
    ("have a number", ["1 2", "2 5", "3 1", "100 3", "101 9", "102 4"]),
  ])
  func badSeriesAreRefused(_ words: String, _ rows: [String]) throws {
    let folder = TemporaryFolder()
    let path = try write(rows.joined(separator: "\n"), in: folder)
    let error = #expect(throws: InputError.self) {
      try SeasonalSeries(path: path, season: 12, ahead: 2)
    }
    #expect(
      error?.kind == .data && error?.sentence.contains(words) == true,
      "\(String(describing: error))")
  }

  /// As a reader meets it: one line, status 65; wrong options 64; no file 66.
  @Test func theProgramSaysSo() throws {
    let folder = TemporaryFolder()
    let path = try write("1 2\n2 3\n2 4\n", in: folder)
    let cases: [([String], Int32)] = [
      (["--data", path], 65), (["--season", "1"], 64), (["--ahead", "1"], 64),
      (["--data", "\(folder.path)/none.txt"], 66), (["--season", "200"], 64),
      (["--ahead", "241"], 64),
    ]
    for (arguments, status) in cases {
      let result = CommandRunner.built("chapter12").run(arguments + ["--no-figures", "--quick"])
      #expect(result.status == status, "\(arguments): \(result.errors)")
      #expect(result.errorLines.count == 1, "\(result.errors)")
    }
  }

  /// A short series of the reader's own goes through filter and forecast.
  @Test func anOwnSeriesIsForetold() throws {
    let folder = TemporaryFolder()
    let path = try write(Self.rows(40).joined(separator: "\n"), in: folder)
    let result = CommandRunner.built("chapter12").run(
      ["--data", path, "--season", "6", "--ahead", "6", "--quick", "--no-figures"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("lie in their 90 % bands"))
  }
}
