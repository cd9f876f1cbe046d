/// The house style of all figures: sizes that read on a projector, quiet axes, a light grid.
enum Style {
  /// Ends in a generic family, so that a reader without the first two still gets a sans-serif face.
  static let fonts = "Helvetica,Arial,sans-serif"
  /// The png and pdf terminals take one family and find the nearest that is installed.
  static let cairoFont = "Helvetica"
  /// gnuplot takes one family for a change of style inside a text.
  static let italicFont = "sans-serif"
  /// Points, at the size of the SVG.
  static let fontSize = 18.0

  /// Pixels from the vertical axis to the middle of the words beside it.
  static let labelDistance = 80.0

  /// The lines of a script that every panel starts from.
  static let preamble = """
    set encoding utf8
    set samples 2
    set border 3 back lw 1.5 lc rgb '#8C8C8C'
    set tics out nomirror scale 0.6, 0.3 textcolor rgb '#333333'
    set grid back lt 1 lw 1 lc rgb '#E4E4E4', lt 1 lw 0.5 lc rgb '#F0F0F0'
    set title font ',\(Digits.short(fontSize * 1.05))' offset 0, -0.5 textcolor rgb '#000000'
    set xlabel offset 0, 0.2 textcolor rgb '#000000'
    set key samplen 2.5 spacing 1.15 noautotitle noopaque
    set bars 0.6
    set errorbars 0.6
    """

  /// The terminal line for a target.
  static func terminal(for target: Figure.Target, layout: Figure.Layout) -> String {
    let width = Digits.short(layout.width)
    let height = Digits.short(layout.height)
    switch target {
    case .stream(.svg), .record:
      return "set terminal svg size \(width),\(height) dynamic enhanced "
        + "font '\(fonts),\(Digits.short(fontSize))' background rgb 'white'"
    case .stream(.png):
      // Twice the pixels, so that a projector shows no stairs
      return "set terminal pngcairo size \(Digits.short(2 * layout.width)),"
        + "\(Digits.short(2 * layout.height)) enhanced font '\(cairoFont),\(Digits.short(fontSize))' "
        + "fontscale 1.5 linewidth 2 pointscale 2 background rgb 'white'"
    case .stream(.pdf):
      // A point of paper for a pixel of the SVG
      return "set terminal pdfcairo size \(Digits.short(layout.width / 72))in,"
        + "\(Digits.short(layout.height / 72))in enhanced "
        + "font '\(cairoFont),\(Digits.short(fontSize))' fontscale 0.75 linewidth 2 dashlength 1 pointscale 1.4 "
        + "background rgb 'white'"
    case .text(let columns, let rows):
      return "set terminal dumb size \(columns),\(rows) noenhanced mono"
    case .window(let terminal):
      return "set terminal \(terminal) size \(width),\(height) enhanced"
    }
  }
}
