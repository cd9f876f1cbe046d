import Foundation
import TestSupport

/// What tests ask of paper.
enum Paper {
  /// Without LaTeX the tests of PDF files are skipped, and say so.
  static let hasLaTeX =
    CommandRunner.shell("command -v pdflatex && kpsewhich lmodern.sty").status == 0

  /// Pages of a PDF whose page objects are not compressed.
  static func pages(of path: String) -> Int {
    String(decoding: bytes(of: path) ?? [], as: UTF8.self)
      .matches(of: /\/Type \/Page\b(?!s)/).count
  }
}
