import Foundation
import TestSupport
import Testing
import Workbook

@testable import workbook

/// `workbook slides`: every figure of a chapter on a page of its own.
@Suite struct SlidesTests {
  typealias Chapter = EveryChapterTests.Chapter

  /// A report with the chapter's questions and the captions of its committed figures, all in the first section: the
  /// words that the pages need, without the run that would compute them.
  private func report(_ chapter: Chapter, in folder: borrowing TemporaryFolder) throws -> String {
    let figures = try names(chapter).map { name in
      let record = try String(
        contentsOf: self.figures(chapter).appendingPathComponent("\(name).gp"), encoding: .utf8)
      let caption = record.split(separator: "\n").dropFirst().prefix { !$0.hasPrefix("# Draw") }
      return ["name": name, "caption": caption.map { $0.dropFirst(2) }.joined(separator: " ")]
    }
    var sections: [[String: Any]] = try chapter.list().sections.map {
      [
        "name": $0.name, "question": $0.question, "answer": "An answer.", "isLectureCase": true,
        "claims": [], "tables": [], "figures": [], "values": [:],
      ]
    }
    sections[0]["figures"] = figures
    let report: [String: Any] = [
      "chapter": chapter.number, "title": "", "lecture": "", "seed": 1, "settings": [:],
      "changed": [:], "isLectureCase": true, "sections": sections,
    ]
    let path = folder.path + "/report.json"
    try JSONSerialization.data(withJSONObject: report).write(to: URL(fileURLWithPath: path))
    return path
  }

  private func figures(_ chapter: Chapter) -> URL {
    Chapter.clone.appendingPathComponent(
      "figures/chapter\(chapter.number < 10 ? "0" : "")\(chapter.number)")
  }

  /// The names of the committed figures.
  private func names(_ chapter: Chapter) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: figures(chapter).path)
      .filter { $0.hasSuffix(".svg") }.map { String($0.dropLast(4)) }.sorted()
  }

  @Test(
    "There is a page for each figure, one for the title and one for the exercises",
    .enabled(if: Paper.hasLaTeX, "LaTeX is not installed"), arguments: Chapter.all.prefix(1))
  fileprivate func pages(chapter: Chapter) throws {
    let folder = TemporaryFolder()
    let report = try report(chapter, in: folder)
    let output = folder.path + "/slides.pdf"
    let result = CommandRunner.built("workbook").run([
      "slides", "\(chapter.number)", "--report", report, "--output", output,
    ])
    #expect(result.status == 0, "\(result.errors)")
    #expect(Paper.pages(of: output) == (try names(chapter).count) + 2)
  }

  @Test func theOpeningFigureComesFirstUnderTheChaptersQuestion() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/report.json"
    let run = CommandRunner.built("chapter1").run(["--no-figures", "--report", path])
    #expect(run.status == 0, "\(run.errors)")
    let report = try JSONReport(json: Data(contentsOf: URL(fileURLWithPath: path)))
    let page = try ChapterPage(number: 1, in: ChapterFolders.find())
    let slides = Slides.figures(of: report, page)
    #expect(slides.first?.figure == page.figure.name)
    #expect(slides.first?.title == page.title)
    #expect(slides.map(\.figure).sorted() == report.figures.map(\.name).sorted())
    for slide in slides.dropFirst() {
      #expect(report.sections.contains { $0.question == slide.title })
    }
    // One sentence that tells something, not what stands on the left
    #expect(slides.allSatisfy { $0.sentence.last.map { ".?!".contains($0) } == true })
    #expect(!slides.contains { $0.sentence.hasPrefix("Left:") })
  }

  @Test func aReportOfAnotherChapterAndNoReportAreRefused() throws {
    let folder = TemporaryFolder()
    try "no report".write(toFile: folder.path + "/a.json", atomically: true, encoding: .utf8)
    // Words are read before anything is typeset, so this holds without LaTeX as well
    for (path, status) in [("a.json", Int32(65)), ("b.json", 66)] {
      let result = CommandRunner.built("workbook").run([
        "slides", "1", "--report", folder.path + "/" + path, "--output", folder.path + "/s.pdf",
      ])
      #expect(result.status == status, "\(result.errors)")
      #expect(result.errorLines.count == 1)
    }
  }

  /// The record of a figure is drawn for paper as the chapter itself draws it with --format pdf.
  @Test func aRecordedFigureIsTheOneThatTheChapterDraws() throws {
    let folder = TemporaryFolder()
    let result = CommandRunner.built("chapter1").run([
      "--section", "posterior", "--format", "pdf", "--figures", folder.path,
    ])
    #expect(result.status == 0, "\(result.errors)")
    let figure = try RecordedFigure(
      "prior-to-posterior",
      folder: Chapter.clone.appendingPathComponent("figures/chapter01").path,
      with: .find(searchPath: ProcessInfo.processInfo.environment["PATH"]))
    let drawn = try #require(bytes(of: folder.path + "/prior-to-posterior.pdf"))
    #expect(figure.pdf == drawn)
    #expect(abs(figure.ratio - 1200.0 / 700) < 1e-12)
  }
}

/// A deck takes seconds to set: those of all chapters in `make validate`, the first in `make test`.
@Suite struct SlidesValidation {
  @Test(
    "There is a page for each figure in every chapter",
    .enabled(if: Validation.isLong && Paper.hasLaTeX, "make validate sets these, with LaTeX"),
    arguments: EveryChapterTests.Chapter.all.dropFirst())
  func pages(chapter: EveryChapterTests.Chapter) throws {
    try SlidesTests().pages(chapter: chapter)
  }
}
