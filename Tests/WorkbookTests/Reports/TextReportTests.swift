import Plotting
import TestSupport
import Testing

@testable import Workbook

@Suite struct TextReportTests {
  @Test func theLecturesCaseShowsItsClaims() {
    let text = TextReport(.sample()).text
    #expect(
      text.hasPrefix("Chapter 3 · Sample\n══════════════════\nReproduces lecture 003; seed 7.\n"))
    #expect(text.contains("In short\n\n  Is it so?\n    It is so.\n"))
    #expect(text.contains("0.71"))
    #expect(text.contains("printed"))
    #expect(text.contains("50b corrected: the sign is lost"))
    #expect(text.hasSuffix("3 claims: 1 printed, 1 corrected, 1 cited; all hold.\n"))
    #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= 100 })
  }

  @Test func anOwnCaseHasNoClaims() {
    let text = TextReport(.sample(isLectureCase: false)).text
    #expect(!text.contains("printed"))
    #expect(text.contains("Your case: heads 9 (the chapter's: 10)."))
    #expect(text.contains("The claims hold for the chapter's own case"))
    #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= 100 })
  }

  @Test func figuresAreListedWithTheirCaptions() {
    var report = Report.sample()
    report.parts[0].drawings[0].picture = "figures/chapter03/a\u{1B}[31m.svg"
    let text = TextReport.figures(report.parts[0].drawings, note: "A note.")
    #expect(text == "\nFigures\n  figures/chapter03/a\\u{1B}[31m.svg\n    See this.\n\nA note.\n")
    #expect(TextReport.figures([], note: "A note.").isEmpty)
  }

  @Test(
    "As wide as the terminal, from 60 to 100",
    arguments: [(nil, 100), (200, 100), (100, 100), (72, 72), (60, 60), (20, 60), (1, 60)]
      as [(Int?, Int)])
  func width(columns: Int?, expected: Int) {
    #expect(TextReport.width(inTerminal: columns) == expected)
  }

  #if os(Linux)
    /// `script` of util-linux gives the program a terminal.
    @Test("Nothing is wider than a real terminal", arguments: [60, 64])
    func inATerminal(columns: Int) {
      let program = CommandRunner.built("chapter99").path
      let result = CommandRunner.shell(
        "script -qec \"stty cols \(columns); '\(program)' --no-figures\" /dev/null")
      let lines = result.output.split(whereSeparator: \.isNewline)
      #expect(lines.contains { $0.contains("2 claims") }, "\(result.output)")
      #expect(lines.allSatisfy { String($0).displayWidth <= columns })
      // The control: in a pipe there are wider lines
      let wide = CommandRunner.built("chapter99").run(["--no-figures"]).output
      #expect(wide.split(separator: "\n").contains { String($0).displayWidth > columns })
    }
  #endif
}

extension Report {
  static func sample(isLectureCase: Bool = true, computed: Double = 10.0 / 14) -> Report {
    let source = Claim.Source(lecture: "003", slide: "A slide")
    let claims = [
      Claim(
        "50a", source,
        "a quantity with a name that is far too long to fit into one line of the table",
        .printed(0.71, computed: computed, .rounded(decimals: 2))),
      Claim(
        "50b", source, "a slip",
        .corrected(
          slip: "E10", asTheTextReads: "-0.5", printed: -0.5, decimals: 1, computed: 0.5,
          independent: 0.5, .relative(1e-12, because: "one sum"), because: "the sign is lost")),
      Claim("50c", source, "a score", .cited("0.91")),
    ]
    let findings = Findings(
      answer: "It is so.",
      tables: [Table(title: "Results", columns: ["a", "b"], rows: [["x", "1"]], note: "Nice.")],
      figures: [
        Figure(name: "a", caption: "See this.", panels: [Panel(x: Axis(), y: Axis(), layers: [])])
      ], claims: claims,
      values: [.init("share", 10.0 / 14), .init("mean", 0.5, standardError: 0.01)])
    let card = ChapterCard(
      number: 3, title: "Sample", lecture: "lecture 003", abstract: "A sample.",
      example: (command: "swift run chapter3", shows: "Nothing."))
    return Report(
      card: card, seed: 7, settings: [("heads", isLectureCase ? "10" : "9")],
      changed: isLectureCase ? [] : [("heads", "9", "10")],
      parts: [
        Part(
          name: "sample", question: "Is it so?", isLectureCase: isLectureCase,
          outcome: .found(findings))
      ])
  }
}
