import ArgumentParser
import Foundation
import Plotting
import SafeIO
import Workbook

/// `workbook slides N`: a chapter's figures for a projector, one a page, each with one sentence.
struct Slides: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make slides of a chapter: its figures, each with its question and its message.",
    discussion: """
      The chapter is run for its words; the figures are the committed ones. The opening figure comes first. \
      Pages are 16:9: a title, one page per figure, the exercises. \
      Without --output the PDF goes to handouts/. Exit status: 0; 64 wrong usage, 65 a page does not fit, \
      66 no input, 69 LaTeX, gnuplot or the chapter unavailable, 73 and 74 cannot write.
      """)

  @Argument(help: "Number of the chapter.")
  var chapter: Int

  @Option(help: "Write the PDF to this file.")
  var output: String?

  @Option(help: "Take the words from this file of chapterN --report, and run nothing.")
  var report: String?

  func run() throws {
    let clone = try ChapterFolders.find()
    let page = try ChapterPage(number: chapter, in: clone)
    let output = output ?? "\(clone.path)/handouts/\(page.executable)-slides.pdf"
    try clone.prepare(output)
    // What is given is read first; what takes long comes after all that may be missing
    let given = try report.map(read)
    let typesetter = try Typesetter(clone: clone)
    let slides = Slides.figures(of: try given ?? chapterReport(page, clone), page)

    let gnuplot = try Gnuplot.find(searchPath: ProcessInfo.processInfo.environment["PATH"])
    let figures = try slides.map {
      try RecordedFigure(
        $0.figure, folder: "\(clone.path)/figures/\(page.figures)", with: gnuplot)
    }
    let document = try Slides.document(page, slides: Array(zip(slides, figures)))
    // A title, the figures, the exercises
    let bytes = try typesetter.pdf(document, figures: figures, pages: slides.count + 2)
    try clone.publish(bytes, to: output)
  }

  private func read(_ report: String) throws(InputError) -> JSONReport {
    guard let bytes = FileManager.default.contents(atPath: report) else {
      throw InputError(.noInput, "the report \(report.quoted) cannot be read")
    }
    guard let read = try? JSONReport(json: bytes), read.chapter == chapter else {
      throw InputError(.data, "\(report.quoted) is no report of chapter \(chapter)")
    }
    return read
  }

  /// Runs the chapter in the lecture's case.
  private func chapterReport(_ page: ChapterPage, _ clone: ChapterFolders) throws -> JSONReport {
    let folder = Paths.executable.map(Paths.folder) ?? "\(clone.path)/.build/debug"
    let program = "\(folder)/\(page.executable)"
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("bayesics-\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: file) }
    var children = [
      ChildProcess(program, [page.executable, "--no-figures", "--report", file.path])
    ]
    PassingNote.show("running \(page.executable) for its words")
    ChildProcess.collect(&children, timeLimit: .seconds(1800))
    StatusLine.clear()
    // A claim that is not met does not keep a lecture from being given
    guard let bytes = FileManager.default.contents(atPath: file.path),
      let read = try? JSONReport(json: bytes)
    else {
      throw ToolError(
        sentence:
          "\(page.executable) could not be run; type 'swift build --product \(page.executable)'")
    }
    return read
  }

  // MARK: What is on the pages

  struct Page {
    let figure: String
    let title: String
    let sentence: String
  }

  /// The opening figure under the chapter's own question, then the figures of each section under its question.
  static func figures(of report: JSONReport, _ page: ChapterPage) -> [Page] {
    var pages: [Page] = []
    for section in report.sections {
      for figure in section.figures {
        let isOpening = figure.name == page.figure.name
        // A caption that begins with its left panel has no message; the answer has
        let message = figure.caption.hasPrefix("Left:") ? section.answer : figure.caption
        let slide = Page(
          figure: figure.name, title: isOpening ? page.title : section.question,
          sentence: ChapterPage.firstSentence(of: message))
        if isOpening { pages.insert(slide, at: 0) } else { pages.append(slide) }
      }
    }
    return pages
  }

  /// 160 mm x 90 mm, so that 11 points are large on a screen. A wide figure stands between title and sentence, a tall
  /// one beside them.
  static func document(
    _ page: ChapterPage, slides: [(Page, RecordedFigure)]
  ) throws(InputError) -> String {
    var question: [String] = []
    for paragraph in page.question { question.append(try LaTeXText.markdown(paragraph)) }
    var pages: [String] = []
    for (slide, figure) in slides {
      let form = figure.ratio < 1.5 ? "tall" : "wide"
      pages.append(
        "\\\(form){\(try LaTeXText.words(slide.title))}{\(try LaTeXText.words(slide.sentence))}{\(slide.figure)}"
      )
    }
    var exercises: [String] = []
    for exercise in page.exercises {
      exercises.append(
        "\\exercise{\(exercise.number)}{\(try LaTeXText.markdown(exercise.title))}")
    }
    let command = try LaTeXText.markdown("`swift run \(page.executable) exercises`")
    return """
      \(Typesetter.preamble(paper: "paperwidth=160mm,paperheight=90mm,margin=6mm", size: "11pt"))
      \\renewcommand\\familydefault{\\sfdefault}
      \\newsavebox\\head\\newsavebox\\foot \\newlength\\room
      \\newcommand\\slide[1]{\\vbox to\\textheight{#1\\kern0pt}\\newpage}
      \\newcommand\\wide[3]{%
        \\sbox\\head{\\parbox{\\textwidth}{\\raggedright\\large\\bfseries\\boldmath #1\\strut}}%
        \\sbox\\foot{\\parbox{\\textwidth}{\\raggedright\\strut #2\\strut}}%
        \\setlength\\room{\\textheight}%
        \\addtolength\\room{-\\ht\\head}\\addtolength\\room{-\\dp\\head}%
        \\addtolength\\room{-\\ht\\foot}\\addtolength\\room{-\\dp\\foot}\\addtolength\\room{-3mm}%
        \\slide{\\offinterlineskip\\hbox{\\usebox\\head}\\vfil
        \\hbox to\\textwidth{\\hfil\\includegraphics[width=\\textwidth,height=\\room,keepaspectratio]{#3}\\hfil}%
        \\vfil\\hbox{\\usebox\\foot}\\kern0pt}}
      \\newcommand\\tall[3]{%
        \\sbox\\head{\\includegraphics[width=.72\\textwidth,height=\\textheight,keepaspectratio]{#3}}%
        \\setlength\\room{\\textwidth}\\addtolength\\room{-\\wd\\head}\\addtolength\\room{-4mm}%
        \\sbox\\foot{\\parbox{\\room}{\\raggedright{\\large\\bfseries\\boldmath #1\\par}\\bigskip #2}}%
        \\slide{\\vfil\\hbox to\\textwidth{\\parbox[c]{\\room}{\\usebox\\foot}\\hfil
        \\parbox[c]{\\wd\\head}{\\usebox\\head}}\\vfil}}
      \\newcommand\\exercise[2]{\\par\(exercises.count > 8 ? "\\smallskip" : "\\medskip")\\makebox[1.6em][l]{#1.}#2\\par}
      \\begin{document}
      \\slide{\\vfil{\\small Bayesics, chapter \(page.number)\\par}\\bigskip
      {\\Huge\\bfseries\\boldmath\\raggedright \(try LaTeXText.markdown(page.title))\\par}\\bigskip
      {\\raggedright \(question.joined(separator: "\\par\\smallskip "))\\par}\\vfil}
      \(pages.joined(separator: "\n"))
      \\slide{{\\large\\bfseries\\boldmath Exercises\\par}\\vfil{\(exercises.count > 8 ? "\\normalsize" : "\\Large") \(exercises.joined(separator: "\n"))}\\vfil
      {\\raggedright They mark themselves: \(command)\\par}}
      \\end{document}
      """
  }
}
