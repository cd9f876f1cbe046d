extension Layer {
  /// The curves on which a field has one value, as the height lines of a hiking map.
  ///
  /// - Parameters:
  ///   - field: Straight pieces are drawn through each cell, so the grid should be fine where the
  ///     curve bends, and a logarithm of a density bends less than the density.
  ///   - level: The value on the curve; the curve ends where the grid does.
  public static func contour(
    _ name: String, _ field: Field, at level: Double, _ stroke: Stroke,
    agreement: Agreement = .exact, title: Text? = nil
  ) -> Layer {
    let gap = [[Double.nan, .nan]]
    let rows = ContourLines(of: field, at: level).curves.map { $0.map { [$0.x, $0.y] } }
    return Layer(
      data: DataBlock(
        name: name, columns: ["x", "y"], rows: Array(rows.joined(separator: gap)),
        agreement: agreement),
      marks: [Mark(using: "1:2", style: "lines \(stroke.options)", title: title)])
  }
}
