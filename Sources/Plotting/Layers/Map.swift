extension Layer {
  /// A field seen from above, its values as colours: one rectangle of colour around each crossing.
  ///
  /// A grid of cell centres fills a panel exactly. The picture is embedded in an SVG as pixels. In a
  /// text terminal denser letters stand for larger values.
  ///
  /// - Parameters:
  ///   - field: On an evenly spaced grid; values below a millionth of the peak are recorded as 0.
  ///   - colours: The values of the palette's two ends; nil for 0 to the field's peak.
  public static func map(
    _ name: String, _ field: Field, palette: Palette = .perceptual,
    colours: ClosedRange<Double>? = nil, agreement: Agreement = .exact
  ) -> Layer {
    let range = colours ?? Field.colours(of: field)
    return Layer(
      data: DataBlock(name: name, field: field.clipped(below: 1e-6), agreement: agreement),
      marks: [Mark(using: "1:2:3", style: "image", title: nil, text: letters(for: range))],
      settings: palette.settings(for: range))
  }

  /// A field as letters, for a terminal that has no colours.
  static func letters(for range: ClosedRange<Double>) -> Mark.Words {
    let scale = " .:-=+*#%@"
    let low = Digits.data(range.lowerBound)
    let width = Digits.data(range.upperBound - range.lowerBound)
    let share = "int(1 + 0.999*\(scale.count)*($3 - (\(low)))/(\(width)))"
    return Mark.Words(
      using: "1:2:(substr('\(scale)', \(share), \(share)))", style: "labels noenhanced")
  }
}

extension Field {
  /// From 0, or from a negative smallest value, to the peak; never empty.
  static func colours(of field: Field) -> ClosedRange<Double> {
    let low = min(0, field.values.joined().filter(\.isDrawable).min() ?? 0)
    return Axis.range(from: low, to: field.peak > low ? field.peak : low + 1)
  }
}
