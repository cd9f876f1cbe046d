import Plotting

/// Small images side by side, drawn as one map.
struct ImageSheet: Sendable {
  let rows: Int
  let columns: Int

  /// Images in reading order, `across` to a row, a blank line of pixels around each.
  func panel(
    _ name: String, _ images: [[Double]], across: Int, because reason: String,
    labels: (x: [(Double, Text)], y: [(Double, Text)]) = ([], []),
    titles: (x: Text, y: Text) = ("", "")
  ) -> Panel {
    let down = (images.count + across - 1) / across
    let (width, height) = (across * (columns + 1) + 1, down * (rows + 1) + 1)
    // The y axis points up, images begin at the top
    var values = [[Double]](repeating: [Double](repeating: 0, count: width), count: height)
    for (index, image) in images.enumerated() {
      let (left, top) = (1 + index % across * (columns + 1), 1 + index / across * (rows + 1))
      for (place, ink) in image.enumerated() {
        // Two digits are more than an eye sees, and keep the record short
        let shade = (min(max(ink, 0), 1) * 100).rounded() / 100
        values[height - 1 - top - place / columns][left + place % columns] = shade
      }
    }
    let field = Field(
      x: (0..<width).map { Double($0) + 0.5 }, y: (0..<height).map { Double($0) + 0.5 },
      values: values)
    func tics(_ labels: [(Double, Text)]) -> Axis.Tics {
      labels.isEmpty ? .none : .labelled(labels.map { (at: $0.0, text: $0.1) })
    }
    return Panel(
      x: Axis(titles.x, range: 0...Double(width), tics: tics(labels.x)),
      y: Axis(titles.y, range: 0...Double(height), tics: tics(labels.y)), showsGrid: false,
      showsAxes: false, hasEqualUnits: true,
      layers: [
        .map(name, field, colours: 0...1, agreement: .notCompared(because: reason))
      ])
  }

  /// Where the middle of the image in this column of the sheet is.
  func middle(ofColumn column: Int) -> Double {
    Double(1 + column * (columns + 1)) + Double(columns) / 2
  }

  /// Where the middle of the image in this row of a sheet is, counted from the top.
  func middle(ofRow row: Int, of down: Int) -> Double {
    Double((down - row) * (rows + 1)) - Double(rows) / 2
  }
}
