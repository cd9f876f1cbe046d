extension Layer {
  /// A field as a landscape in space, its height also its colour, under a hair-thin mesh.
  ///
  /// Belongs in a panel with a z axis. Each facet costs some 400 bytes of an SVG: 25 lines each way
  /// make 250 kB. The lines need not be evenly spaced; put them where the landscape is steep. In a text
  /// terminal it is drawn as a ``map(_:_:palette:colours:agreement:)``.
  ///
  /// - Parameters:
  ///   - field: Values below a millionth of the peak are recorded as 0.
  ///   - colours: The values of the palette's two ends; nil for 0 to the field's peak.
  public static func surface(
    _ name: String, _ field: Field, palette: Palette = .perceptual,
    colours: ClosedRange<Double>? = nil, agreement: Agreement = .exact
  ) -> Layer {
    let range = colours ?? Field.colours(of: field)
    return Layer(
      data: DataBlock(name: name, field: field.clipped(below: 1e-6), agreement: agreement),
      marks: [Mark(using: "1:2:3", style: "pm3d", title: nil, text: letters(for: range))],
      settings: palette.settings(for: range) + [
        "set pm3d depthorder explicit border lw 0.3 lc rgb '#A9BAC6'"
      ])
  }
}
