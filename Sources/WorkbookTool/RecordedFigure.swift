import Foundation
import Plotting
import SafeIO

/// A committed figure, drawn anew from its record for paper: vectors instead of pixels, and its shape.
struct RecordedFigure {
  let name: String
  /// Width over height.
  let ratio: Double
  let pdf: [UInt8]

  /// - Throws: ``InputError`` 66 where NAME.gp is not there or was not written by a chapter; ``GnuplotError``.
  init(_ name: String, folder: String, with gnuplot: Gnuplot) throws {
    let path = "\(folder)/\(name).gp"
    guard let record = Paths.text(of: path, limit: 1 << 24) else {
      throw InputError(
        .noInput, "the figure \(Paths.short(path).quoted) cannot be read; type 'make figures'")
    }
    guard
      let terminal = record.firstMatch(
        of: /set terminal svg size ([0-9.]+),([0-9.]+) [^\n]*\nset output [^\n]*\n/),
      let width = Double(terminal.1), let height = Double(terminal.2), width > 0, height > 0
    else {
      throw InputError(.data, "\(Paths.short(path).quoted) is no record of a figure")
    }
    // As the chapters draw with --format pdf: a point of paper for a pixel of the SVG
    func inches(_ pixels: Double) -> String { String(format: "%gin", pixels / 72) }
    let paper =
      "set terminal pdfcairo size \(inches(width)),\(inches(height)) enhanced "
      + "font 'Helvetica,18' fontscale 0.75 linewidth 2 dashlength 1 pointscale 1.4 background rgb 'white'\n"
    self.name = name
    ratio = width / height
    // The widths of words in an SVG are guessed, and its keys made narrower; cairo knows them
    let script = record.replacingCharacters(in: terminal.range, with: paper)
      .replacing(" samplen 1.4 width -3\n", with: " samplen 1.4 width 1\n")
    pdf = try gnuplot.draw(script, as: .pdf, timeLimit: .seconds(60))
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + self[range.upperBound...]
  }
}
