/// A panel's place on the sheet, in pixels from the upper left corner.
struct PanelPlace {
  let left: Double
  let top: Double
  let width: Double
  let height: Double
  private let sheet: Figure.Layout

  /// - Parameter number: 0 for the first panel, in reading order.
  init(of number: Int, in figure: Figure) {
    sheet = figure.layout
    let (margins, gaps) = (sheet.margins, sheet.gaps)
    let columns = min(sheet.columns, figure.panels.count)
    let rows = (figure.panels.count + columns - 1) / columns
    width =
      (sheet.width - margins.left - margins.right - gaps.horizontal * Double(columns - 1))
      / Double(columns)
    height =
      (sheet.height - margins.top - margins.bottom - gaps.vertical * Double(rows - 1))
      / Double(rows)
    left = margins.left + Double(number % columns) * (width + gaps.horizontal)
    top = margins.top + Double(number / columns) * (height + gaps.vertical)
  }

  /// As fractions of the sheet, which gnuplot counts from the lower left corner.
  var margins: [String] {
    func line(_ side: String, _ fraction: Double) -> String {
      "set \(side)margin at screen \(Digits.short(fraction))"
    }
    return [
      line("l", left / sheet.width),
      line("r", (left + width) / sheet.width),
      line("t", 1 - top / sheet.height),
      line("b", 1 - (top + height) / sheet.height),
    ]
  }
}
