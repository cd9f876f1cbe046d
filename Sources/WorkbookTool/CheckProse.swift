import ArgumentParser
import Foundation
import Workbook

/// `workbook prose REPORT...`: are the numbers and the code of the READMEs those that the chapters compute?
struct CheckProse: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prose",
    abstract: "Hold the READMEs of the chapters against what they compute.",
    discussion: """
      A number is tied to a value of a section by an invisible comment after it, such as \
      0.498<!--=faults.sigma-->; code is cut from a marked region by <!--code: File.swift#region-->. \
      Status 1 when a README differs.
      """)

  @Argument(help: "Reports, as chapterN --json prints them.")
  var reports: [String]

  @Flag(help: "Write the computed numbers and the code into the READMEs.")
  var rewrite = false

  @Flag(help: "List the numbers that no comment ties, to be read through.")
  var loose = false

  func run() throws {
    var failures = 0
    for path in reports {
      let report = try JSONReport(json: Data(contentsOf: URL(fileURLWithPath: path)))
      let folder = try CheckProse.folder(ofChapter: report.chapter)
      let readme = folder.appendingPathComponent("README.md")
      func held(_ text: String) -> Prose {
        Prose(text, report: report) { path in
          try? String(contentsOf: folder.appendingPathComponent(path), encoding: .utf8)
        }
      }
      var prose = held(try String(contentsOf: readme, encoding: .utf8))
      if rewrite {
        let text = prose.rewritten
        try Data(text.utf8).write(to: readme, options: .atomic)
        prose = held(text)
      }
      let problems = prose.problems
      for problem in problems { print("\(readme.relativePath), \(problem)") }
      failures += problems.count
      if loose {
        for (line, numbers) in prose.loose {
          print("\(readme.relativePath), line \(line), not tied: \(numbers.joined(separator: " "))")
        }
      }
      let looseCount = prose.loose.reduce(0) { $0 + $1.numbers.count }
      print("chapter \(report.chapter): \(prose.tied) numbers tied, \(looseCount) not")
    }
    guard failures == 0 else {
      print(
        "\(failures) places differ from what the chapters compute (make prose REWRITE=1 mends numbers and code)"
      )
      throw ExitCode(1)
    }
  }

  /// Chapters/Chapter05-ShallowNetwork
  static func folder(ofChapter number: Int) throws -> URL {
    let prefix = "Chapter\(number < 10 ? "0" : "")\(number)-"
    let chapters = URL(fileURLWithPath: "Chapters", isDirectory: true)
    let names = try FileManager.default.contentsOfDirectory(atPath: chapters.path)
    guard let name = names.first(where: { $0.hasPrefix(prefix) }) else {
      throw ValidationError("there is no folder Chapters/\(prefix)...; run this in the clone")
    }
    return chapters.appendingPathComponent(name, isDirectory: true)
  }
}
