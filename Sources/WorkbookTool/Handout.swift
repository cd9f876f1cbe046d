import ArgumentParser
import Foundation
import Plotting
import SafeIO

/// `workbook handout N`: one page for students, as Markdown or as PDF.
struct Handout: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a page for students: a chapter's question, figure, formulas and exercises.",
    discussion: """
      All of it is cut from the chapter's README: a formula is on the page where a line \
      <!--formula: what it is--> stands before its block of math. \
      Without --output the Markdown goes to standard output and the PDF, one page of A4, to handouts/. \
      Exit status: 0; 64 wrong usage, 65 the page does not fit on paper, 66 no input, 69 LaTeX or gnuplot \
      unavailable, 73 and 74 cannot write.
      """)

  @Argument(help: "Number of the chapter.")
  var chapter: Int

  @Option(help: "Write to this file; a name that ends in .pdf asks for a PDF.")
  var output: String?

  @Flag(help: "Make a PDF, set with LaTeX (installed if it is missing).")
  var pdf = false

  func run() throws {
    let clone = try ChapterFolders.find()
    let page = try ChapterPage(number: chapter, in: clone)
    guard pdf || output?.hasSuffix(".pdf") == true else {
      let folder = output.map { Paths.folder(of: clone.absolute($0)) } ?? Paths.working
      let text = Handout.markdown(page) { clone.relative($0, from: folder ?? clone.path) }
      guard let output else { return try StandardStreams.write(text) }
      try clone.publish(Array(text.utf8), to: output)
      return
    }
    let output = output ?? "\(clone.path)/handouts/\(page.executable)-handout.pdf"
    try clone.prepare(output)
    let gnuplot = try Gnuplot.find(searchPath: ProcessInfo.processInfo.environment["PATH"])
    let figure = try RecordedFigure(
      page.figure.name, folder: "\(clone.path)/figures/\(page.figures)", with: gnuplot)
    let document = try Handout.document(page)
    let bytes = try Typesetter(clone: clone).pdf(document, figures: [figure], pages: 1)
    try clone.publish(bytes, to: output)
  }

  // MARK: Markdown

  /// - Parameter link: the way from the handout to a path in the clone.
  static func markdown(_ page: ChapterPage, link: (String) -> String) -> String {
    let picture = link("figures/\(page.figures)/\(page.figure.name).svg")
    var blocks = ["# Chapter \(page.number): \(page.title)"] + page.question
    blocks += ["![\(page.figure.words)](\(picture))", page.prediction]
    blocks.append("## The model")
    for formula in page.formulas {
      blocks += ["\(formula.label)", "```math\n\(formula.latex)\n```"]
    }
    blocks += ["## Exercises", howToMark(page, readme: link("\(page.folder)/README.md"))]
    let list = page.exercises.map { "\($0.number). **\($0.title).** \($0.line)" }
    blocks.append(list.joined(separator: "\n").replacing("?.**", with: "?**"))
    return blocks.joined(separator: "\n\n") + "\n"
  }

  /// Where to write, and what to type.
  private static func howToMark(_ page: ChapterPage, readme: String) -> String {
    "Read [the chapter's page](\(readme)), then write in `Answers/\(page.executable)`. "
      + "`swift run \(page.executable) exercises` shows how far you are, and "
      + "`swift run \(page.executable) exercises 1` marks the first."
  }

  // MARK: LaTeX

  /// One page of A4: what stands above and below the figure is set first, and the figure gets the room that is left.
  /// Below its question are lines to write on, more where a low figure leaves more room.
  static func document(_ page: ChapterPage) throws(InputError) -> String {
    var question: [String] = []
    for paragraph in page.question { question.append(try LaTeXText.markdown(paragraph)) }
    var formulas: [String] = []
    for formula in page.formulas {
      formulas.append("\\formula{\(try LaTeXText.markdown(formula.label))}{\(formula.latex)}")
    }
    var exercises: [String] = []
    for exercise in page.exercises {
      let end = exercise.title.hasSuffix("?") ? "" : "."
      exercises.append(
        "\\exercise{\(exercise.number)}{\(try LaTeXText.markdown(exercise.title))\(end)}"
          + "{\(try LaTeXText.markdown(exercise.line))}")
    }
    return """
      \(Typesetter.preamble(paper: "a4paper,hmargin=20mm,top=16mm,bottom=14mm", size: "10pt"))
      \\newsavebox\\head \\newsavebox\\ask \\newsavebox\\foot \\newsavebox\\drawing
      \\newlength\\room \\newlength\\wide
      \\newcommand\\answer[1]{\\hbox to\\textwidth{\\rule{0pt}{8mm}#1\\hrulefill}}
      \\newcommand\\formula[2]{\\par\\addvspace{9pt plus 3pt}
        \\setbox0=\\hbox{$\\displaystyle #2$}\\setlength\\wide{\\wd0}%
        \\ifdim\\wide>.64\\textwidth #1\\par\\smallskip
          \\ifdim\\wide>1.25\\textwidth\\errmessage{the text of a formula is too wide}\\fi
          \\ifdim\\wide>\\textwidth\\resizebox{\\textwidth}{!}{\\box0}\\else\\hfil\\box0\\hfil\\fi
        \\else\\parbox[c]{.33\\textwidth}{\\raggedright #1}\\hfill
          \\parbox[c]{.65\\textwidth}{\\hfil\\box0\\hfil}\\fi\\par\\vskip1pt}
      \\newcommand\\exercise[3]{\\par\\smallskip\\hangindent=1.6em\\hangafter=1
        \\makebox[1.6em][l]{#1.}\\textbf{#2} #3\\par}
      \\newcommand\\heading[1]{\\par\\bigskip{\\large\\bfseries #1}\\par\\smallskip\\hrule\\smallskip}
      \\begin{document}
      \\begin{lrbox}{\\head}\\begin{minipage}{\\textwidth}
      {\\LARGE\\bfseries\\boldmath \(try LaTeXText.markdown(page.title))}\\hfill
      {\\small Bayesics, chapter \(page.number)}\\par\\medskip\\hrule\\medskip
      \(question.joined(separator: "\\par\\smallskip\n"))
      \\end{minipage}\\end{lrbox}
      \\begin{lrbox}{\\ask}\\begin{minipage}{\\textwidth}
      \(try LaTeXText.markdown(page.prediction))
      \\end{minipage}\\end{lrbox}
      \\begin{lrbox}{\\foot}\\begin{minipage}{\\textwidth}
      \\heading{The model}
      \(formulas.joined(separator: "\n"))
      \\heading{Exercises}
      \(exercises.joined(separator: "\n"))
      \\medskip\\hrule\\medskip
      {\\small\\raggedright \(try LaTeXText.markdown(howToMark(page, readme: "")))\\par}
      \\end{minipage}\\end{lrbox}
      \\setlength\\room{\\textheight}
      \\addtolength\\room{-\\ht\\head}\\addtolength\\room{-\\dp\\head}
      \\addtolength\\room{-\\ht\\foot}\\addtolength\\room{-\\dp\\foot}
      \\addtolength\\room{-\\ht\\ask}\\addtolength\\room{-\\dp\\ask}
      \\addtolength\\room{-15mm}
      \\ifdim\\room<45mm \\errmessage{the text leaves less than 45 mm for the figure}\\fi
      \\sbox\\drawing{\\includegraphics[width=\\textwidth,height=\\room,keepaspectratio]{\(
        page.figure.name)}}
      \\addtolength\\room{-\\ht\\drawing}
      \\vbox to\\textheight{\\offinterlineskip\\hbox{\\usebox\\head}\\vfil
      \\hbox to\\textwidth{\\hfil\\usebox\\drawing\\hfil}
      \\vfil\\hbox{\\usebox\\ask}\\answer{My answer:\\ }
      \\ifdim\\room>16mm\\answer{}\\fi \\ifdim\\room>24mm\\answer{}\\fi
      \\vfil\\hbox{\\usebox\\foot}\\kern0pt}
      \\end{document}
      """
  }
}
