extension Layer {
  /// A curve through the points (x, y).
  ///
  /// - Parameters:
  ///   - name: Name of the data block in the record.
  ///   - y: As many values as `x`; NaN leaves a gap.
  public static func line(
    _ name: String, x: [Double], y: [Double], _ stroke: Stroke, agreement: Agreement = .exact,
    title: Text? = nil
  ) -> Layer {
    Layer(
      data: DataBlock(name: name, columns: ["x", "y"], rows: pairs(x, y), agreement: agreement),
      marks: [Mark(using: "1:2", style: "lines \(stroke.options)", title: title)])
  }

  /// Horizontal steps that change at each x, as an empirical distribution function.
  public static func steps(
    _ name: String, x: [Double], y: [Double], _ stroke: Stroke, agreement: Agreement = .exact,
    title: Text? = nil
  ) -> Layer {
    Layer(
      data: DataBlock(name: name, columns: ["x", "y"], rows: pairs(x, y), agreement: agreement),
      marks: [Mark(using: "1:2", style: "steps \(stroke.options)", title: title)])
  }

  /// The area between a curve and the horizontal axis.
  public static func area(
    _ name: String, x: [Double], y: [Double], _ ink: Ink, opacity: Double = 0.3,
    agreement: Agreement = .exact, title: Text? = nil
  ) -> Layer {
    Layer(
      data: DataBlock(name: name, columns: ["x", "y"], rows: pairs(x, y), agreement: agreement),
      marks: [
        Mark(
          using: "1:2", style: "filledcurves y1=0 \(fill(ink, opacity: opacity))", title: title)
      ])
  }

  /// The area between two curves, such as a credible band.
  public static func band(
    _ name: String, x: [Double], lower: [Double], upper: [Double], _ ink: Ink,
    opacity: Double = 0.25, agreement: Agreement = .exact, title: Text? = nil
  ) -> Layer {
    precondition(
      x.count == lower.count && x.count == upper.count,
      "band '\(name)' has \(x.count) x, \(lower.count) lower and \(upper.count) upper values")
    let rows = x.indices.map { [x[$0], lower[$0], upper[$0]] }
    return Layer(
      data: DataBlock(
        name: name, columns: ["x", "lower", "upper"], rows: rows, agreement: agreement),
      marks: [
        Mark(using: "1:2:3", style: "filledcurves \(fill(ink, opacity: opacity))", title: title)
      ])
  }

  static func fill(_ ink: Ink, opacity: Double) -> String {
    "fs transparent solid \(Digits.short(opacity)) noborder lc rgb '\(ink.hex)'"
  }

  static func pairs(_ x: [Double], _ y: [Double]) -> [[Double]] {
    precondition(x.count == y.count, "\(x.count) x values stand against \(y.count) y values")
    return zip(x, y).map { [$0, $1] }
  }
}
