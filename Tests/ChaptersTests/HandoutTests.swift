import Foundation
import SafeIO
import TestSupport
import Testing

@testable import workbook

/// `workbook handout`: one page per chapter for students.
@Suite struct HandoutTests {
  typealias Chapter = EveryChapterTests.Chapter

  private func handout(_ arguments: [String]) -> CommandResult {
    CommandRunner.built("workbook").run(["handout"] + arguments)
  }

  @Test(
    "The Markdown has the question, the figure, the formulas and the exercises of the chapter",
    arguments: Chapter.all)
  func markdown(chapter: Chapter) throws {
    let folder = TemporaryFolder()
    let output = folder.path + "/handout.md"
    let result = handout(["\(chapter.number)", "--output", output])
    #expect(result.status == 0, "\(result.errors)")
    let text = try String(contentsOfFile: output, encoding: .utf8)
    let page = try chapter.text("README.md")

    let heading = try #require(page.split(separator: "\n").first)
    #expect(text.hasPrefix("\(heading)\n"))
    let figure = try #require(text.firstMatch(of: /!\[[^\]]+\]\(([^)]+)\)/))
    let picture = URL(fileURLWithPath: String(figure.1), relativeTo: URL(fileURLWithPath: output))
    #expect(FileManager.default.fileExists(atPath: picture.standardizedFileURL.path))
    #expect(text.contains("*Before you read on:*"))

    // As many formulas as are marked, each as the page has it
    let formulas = text.matches(of: /```math\n((?s).+?)\n```/).map { String($0.1) }
    #expect(formulas.count == page.components(separatedBy: "<!--formula: ").count - 1)
    #expect(formulas.count >= 3)
    for formula in formulas { #expect(page.contains(formula), "\(formula)") }

    let list = CommandRunner.built("chapter\(chapter.number)").run(["exercises"]).output
    let titles = text.matches(of: /\n([0-9]+)\. \*\*(.+?)\.?\*\* (.+)/)
    #expect(titles.count >= 5)
    // Behind each title a sentence, and no rest of its punctuation
    for title in titles { #expect(title.3.split(separator: " ").count >= 3, "\(title.0)") }
    for title in titles {
      let words = title.2.replacing("$", with: "").prefix(12)
      #expect(list.contains(try Regex("\(title.1) +\(words)")))
    }
    #expect(text.contains("swift run chapter\(chapter.number) exercises"))
    #expect(!text.contains("<!--"))
  }

  @Test(
    "The PDF is one page", .enabled(if: Paper.hasLaTeX, "LaTeX is not installed"),
    arguments: Validation.cases(Chapter.all, short: 1))
  func onePage(chapter: Chapter) throws {
    let folder = TemporaryFolder()
    let output = folder.path + "/handout.pdf"
    let result = handout(["\(chapter.number)", "--output", output])
    #expect(result.status == 0, "\(result.errors)")
    #expect(Paper.pages(of: output) == 1)
    #expect(folder.names == ["handout.pdf"])
    // The same page gives the same bytes
    guard chapter.number == 1 else { return }
    let first = bytes(of: output)
    #expect(handout(["\(chapter.number)", "--output", output]).status == 0)
    #expect(bytes(of: output) == first)
  }

  @Test(
    "A page with more text than paper holds is refused",
    .enabled(
      if: Paper.hasLaTeX && Validation.isLong, "LaTeX is not installed, or this is make test"))
  func tooMuch() throws {
    let clone = try ChapterFolders.find()
    let page = try ChapterPage(number: 1, in: clone)
    let typesetter = try Typesetter(clone: clone)
    let figure = try RecordedFigure(
      page.figure.name, folder: "\(clone.path)/figures/chapter01",
      with: .find(searchPath: ProcessInfo.processInfo.environment["PATH"]))
    let document = try Handout.document(page)
    #expect(throws: Never.self) {
      _ = try typesetter.pdf(document, figures: [figure], pages: 1)
    }
    // Too long for the figure, and too long for a line
    let texts = [
      String(repeating: "Too much. \\par ", count: 40),
      "\\mbox{\(String(repeating: "w", count: 150))}",
    ]
    for text in texts {
      let long = document.replacing("\\heading{Exercises}", with: text)
      #expect(long != document)
      #expect {
        _ = try typesetter.pdf(long, figures: [figure], pages: 1)
      } throws: { ($0 as? InputError)?.kind == .data }
    }
  }

  @Test("What cannot be made or written ends with one sentence and its status")
  func refusals() throws {
    let cases: [([String], Int32)] = [
      (["99"], 64), (["1", "--output", "/nonexistent/handout.md"], 73),
      (["1", "--output", "/nonexistent/handout.pdf"], 73), (["1", "--output", "/dev/full"], 73),
    ]
    for (arguments, status) in cases {
      let result = handout(arguments)
      #expect(result.status == status, "\(arguments)")
      #expect(result.errorLines.count == 1, "\(result.errors)")
    }
    let program = CommandRunner.products + "/workbook"
    #expect(CommandRunner.shell("'\(program)' handout 1 > /dev/full").status == 74)
  }

  @Test func withoutLaTeXAndWithoutAWayToInstallItOneSentenceSaysSo() throws {
    // A system with a shell and gnuplot, and neither LaTeX nor apt-get
    let folder = TemporaryFolder()
    let places = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    for name in ["bash", "sh", "env", "gnuplot"] {
      let place = try #require(
        places.map { "\($0)/\(name)" }.first(where: FileManager.default.isExecutableFile))
      try FileManager.default.createSymbolicLink(
        atPath: "\(folder.path)/\(name)", withDestinationPath: place)
    }
    var workbook = CommandRunner.built("workbook")
    workbook.environment["PATH"] = folder.path
    let result = workbook.run(["handout", "1", "--output", folder.path + "/handout.pdf"])
    #expect(result.status == 69)
    #expect(result.errorLines.count == 1, "\(result.errors)")
    #expect(result.errors.contains("LaTeX"))
    #expect(!folder.names.contains("handout.pdf"))
  }

  @Test(
    "A page without one of its parts is refused with the part's name",
    arguments: [
      ("# Chapter 1: ", "heading"), ("](../../figures", "figure"), ("<!--formula:", "formula"),
      ("\n## Exercises\n", "exercises"),
    ])
  func missingParts(mark: String, part: String) throws {
    let chapter = try #require(Chapter.all.first)
    let text = try chapter.text("README.md").replacing(mark, with: "")
    #expect {
      _ = try ChapterPage(number: 1, folder: "Chapters/Chapter01-CoinFlip", text: text)
    } throws: { ($0 as? InputError)?.sentence.contains(part) == true }
  }
}
