import Foundation
import Plotting
import SafeIO

/// TeX on this machine: the one place where a handout or slides become a PDF.
///
/// Why TeX: the pages hold formulas, and the chapters write them in TeX's own notation, so nothing is translated and
/// a printed page looks as in a book. What else Debian has was tried. WeasyPrint sets MathML as a row of letters,
/// fractions and all. groff, through pandoc's translation, lacks signs for "given", "transposed", hats and underbraces.
/// Chromium sets MathML well and takes 410 MB. pandoc with WeasyPrint takes 360 MB, pandoc with groff 185 MB;
/// `texlive-latex-base` with `lmodern` takes 170 MB (55 MB to download) without pandoc, which is not needed: the
/// few forms of Markdown on a page become LaTeX in ``LaTeXText``.
///
/// TeX is installed when it is first wanted, by `scripts/install-dependencies print`. It runs in a folder of
/// its own without network, shell or a clock, so that the same page gives the same bytes.
struct Typesetter {
  private let pdflatex: String

  /// Finds TeX, or installs it.
  ///
  /// - Throws: ``ToolError`` where it is missing and cannot be installed.
  init(clone: ChapterFolders) throws(ToolError) {
    if let path = Typesetter.program("pdflatex") {
      pdflatex = path
      return
    }
    // The script says on standard error what it installs, or why it cannot
    var children = [
      ChildProcess("\(clone.path)/scripts/install-dependencies", ["install-dependencies", "print"])
    ]
    PassingNote.show("installing LaTeX with apt-get, which takes a minute and happens once")
    ChildProcess.collect(&children, timeLimit: .seconds(1800))
    StatusLine.clear()
    let lines = String(decoding: children[0].errors, as: UTF8.self).split(separator: "\n")
      .map { String($0).oneLine() }
    guard children[0].ending == .exited(0), let path = Typesetter.program("pdflatex") else {
      throw ToolError(
        sentence: lines.last.map { String($0.trimmingPrefix("install: ")) }
          ?? "LaTeX is missing and could not be installed; install 'pdflatex'")
    }
    for line in lines { StandardStreams.complain(line) }
    pdflatex = path
  }

  /// Sets a document of a known number of pages.
  ///
  /// - Throws: ``ToolError`` where TeX fails; ``InputError`` 65 where the text is larger than its paper.
  func pdf(
    _ document: String, figures: [RecordedFigure], pages: Int
  ) throws -> [UInt8] {
    let manager = FileManager.default
    let folder = manager.temporaryDirectory.appendingPathComponent("bayesics-\(UUID().uuidString)")
    defer { try? manager.removeItem(at: folder) }
    do {
      try manager.createDirectory(at: folder, withIntermediateDirectories: true)
      try Data(document.utf8).write(to: folder.appendingPathComponent("page.tex"))
      for figure in figures {
        try Data(figure.pdf).write(to: folder.appendingPathComponent("\(figure.name).pdf"))
      }
    } catch {
      throw FileError(
        .cannotWrite,
        "no temporary file can be written in \(manager.temporaryDirectory.path.quoted)")
    }

    // A shell changes the folder and becomes TeX; nothing is interpreted
    var children = [
      ChildProcess(
        "/bin/sh",
        [
          "sh", "-c", "cd \"$0\" && exec env SOURCE_DATE_EPOCH=0 FORCE_SOURCE_DATE=1 \"$@\"",
          folder.path, pdflatex, "-no-shell-escape", "-interaction=nonstopmode", "-halt-on-error",
          "page.tex",
        ])
    ]
    ChildProcess.collect(&children, timeLimit: .seconds(120))
    let log =
      (try? String(
        decoding: Data(contentsOf: folder.appendingPathComponent("page.log")), as: UTF8.self)) ?? ""
    guard children[0].ending == .exited(0),
      let pdf = try? Data(contentsOf: folder.appendingPathComponent("page.pdf"))
    else {
      let complaint = log.split(separator: "\n").first { $0.hasPrefix("!") }
      let words = complaint.map { String($0).oneLine() } ?? "it does not say why"
      // What a document itself complains of
      if let own = words.firstMatch(of: /^! (the text .+?)\.?$/) {
        throw InputError(.data, "\(own.1); shorten it")
      }
      if words.hasSuffix("not found.") {
        throw ToolError(
          sentence: "LaTeX lacks a part (\(words)); type 'scripts/install-dependencies print'")
      }
      throw ToolError(sentence: "LaTeX could not set the page (\(words))")
    }
    // Text beyond the paper's margin, or on a page too many
    if let line = log.split(separator: "\n").first(where: { $0.hasPrefix("Overfull") }) {
      throw InputError(.data, "the text is larger than its paper (\(String(line).oneLine()))")
    }
    let set = log.firstMatch(of: /Output written on page\.pdf \(([0-9]+) page/).flatMap {
      Int($0.1)
    }
    guard set == pages else {
      throw InputError(.data, "the text takes \(set ?? 0) pages, not \(pages); shorten it")
    }
    return Array(pdf)
  }

  /// What every document begins with: fonts, formulas, pictures, and an undated PDF with readable pages.
  static func preamble(paper: String, size: String) -> String {
    """
    \\documentclass[\(size)]{article}
    \\usepackage[T1]{fontenc}
    \\usepackage{textcomp,lmodern,amsmath,amssymb,graphicx,array}
    \\usepackage[\(paper)]{geometry}
    \\pdfinfo{/Producer (Bayesics) /Creator (workbook)}
    \\pdfinfoomitdate=1 \\pdftrailerid{} \\pdfsuppressptexinfo=-1 \\pdfobjcompresslevel=0
    \\pdfminorversion=7 \\pagestyle{empty} \\parindent=0pt \\hfuzz=1pt \\vfuzz=1pt
    \\hyphenpenalty=2000 \\emergencystretch=2em
    """
  }

  private static func program(_ name: String) -> String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.filter { $0.hasPrefix("/") }.map { "\($0)/\(name)" }
      .first(where: FileManager.default.isExecutableFile)
  }
}
