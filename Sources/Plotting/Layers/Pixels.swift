extension Layer {
  /// A field as rectangles with sharp edges, such as the pixels of a small image or the cells of a table.
  ///
  /// Each is drawn by itself, some 100 bytes of an SVG; for hundreds of cells. For thousands take
  /// ``map(_:_:palette:colours:agreement:)``, whose cells a viewer may blur into each other.
  ///
  /// - Parameters:
  ///   - field: On an evenly spaced grid, the centres of the cells; a cell of NaN stays empty.
  ///   - colours: The values of the palette's two ends; nil for 0 to the field's peak.
  public static func pixels(
    _ name: String, _ field: Field, palette: Palette = .perceptual,
    colours: ClosedRange<Double>? = nil, agreement: Agreement = .exact
  ) -> Layer {
    let range = colours ?? Field.colours(of: field)
    let half = ((field.x[1] - field.x[0]) / 2, (field.y[1] - field.y[0]) / 2)
    let rows = zip(field.y, field.values).flatMap { y, values in
      zip(field.x, values).filter { !$1.isNaN }.map { x, value in [x, y, value, half.0, half.1] }
    }
    return Layer(
      data: DataBlock(
        name: name, columns: ["x", "y", "value", "half width", "half height"], rows: rows,
        agreement: agreement),
      marks: [
        Mark(
          using: "1:2:4:5:3", style: "boxxyerror fs solid noborder lc palette", title: nil,
          text: letters(for: range))
      ],
      settings: palette.settings(for: range))
  }
}
