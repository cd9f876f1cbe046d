extension Layer {
  /// Rectangles anywhere in the panel, as the cells of a mosaic: filled, with an outline that keeps
  /// neighbours apart in grey.
  ///
  /// - Parameters:
  ///   - x, y: From where to where each one reaches, in the units of the axes; one may have no area.
  ///   - opacity: Of the filling.
  ///   - outline: Of all of them; nil for the ink of the filling.
  public static func rectangles(
    _ name: String, x: [ClosedRange<Double>], y: [ClosedRange<Double>], _ ink: Ink,
    opacity: Double = 1, outline: Ink? = nil, agreement: Agreement = .exact, title: Text? = nil
  ) -> Layer {
    precondition(
      x.count == y.count, "rectangles '\(name)': \(x.count) widths, \(y.count) heights")
    func centre(_ range: ClosedRange<Double>) -> Double {
      (range.lowerBound + range.upperBound) / 2
    }
    func half(_ range: ClosedRange<Double>) -> Double {
      (range.upperBound - range.lowerBound) / 2
    }
    return Layer(
      data: DataBlock(
        name: name, columns: ["x", "y", "half-width", "half-height"],
        rows: zip(x, y).map { [centre($0), centre($1), half($0), half($1)] }, agreement: agreement),
      marks: [
        Mark(
          using: "1:2:3:4",
          style: "boxxyerror fs transparent solid \(Digits.short(opacity)) "
            + "border lc rgb '\((outline ?? ink).hex)' lw 2 fc rgb '\(ink.hex)'",
          title: title)
      ])
  }
}
