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
    let roomWidth =
      (sheet.width - margins.left - margins.right - gaps.horizontal * Double(columns - 1))
      / Double(columns)
    let roomHeight =
      (sheet.height - margins.top - margins.bottom - gaps.vertical * Double(rows - 1))
      / Double(rows)

    // A panel with equal units keeps its shape in the middle of its room
    let aspect = figure.panels[number].aspect ?? roomWidth / roomHeight
    width = min(roomWidth, roomHeight * aspect)
    height = min(roomHeight, roomWidth / aspect)
    left =
      margins.left + Double(number % columns) * (roomWidth + gaps.horizontal)
      + (roomWidth - width) / 2
    top =
      margins.top + Double(number / columns) * (roomHeight + gaps.vertical)
      + (roomHeight - height) / 2
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

  /// The same place for a panel in space, whose box gnuplot fits into it by itself.
  var box: [String] {
    [
      "set origin \(Digits.short(left / sheet.width)), "
        + Digits.short(1 - (top + height) / sheet.height),
      "set size \(Digits.short(width / sheet.width)), \(Digits.short(height / sheet.height))",
    ]
  }
}
