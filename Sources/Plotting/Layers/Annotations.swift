/// Which point of the words stands at the given place.
public enum Anchor: String, Sendable {
  case left
  /// As gnuplot spells it.
  case centre = "center"
  case right
}

extension Layer {
  /// Words at a place in the panel.
  ///
  /// - Parameter offset: Shift in character widths and heights.
  public static func label(
    _ text: Text, x: Coordinate, y: Coordinate, _ ink: Ink = .black, anchor: Anchor = .left,
    offset: (x: Double, y: Double) = (0, 0), size: Double = 1, rotated degrees: Int = 0
  ) -> Layer {
    var options = "\(anchor.rawValue) front textcolor rgb '\(ink.hex)'"
    if offset != (0, 0) {
      options += " offset character \(Digits.short(offset.x)), \(Digits.short(offset.y))"
    }
    if size != 1 { options += " font ',\(Digits.short(Style.fontSize * size))'" }
    if degrees != 0 { options += " rotate by \(degrees)" }
    return Layer(annotations: [.label(text, x: x, y: y, options: options)])
  }

  /// A line across the whole height of the panel.
  public static func verticalLine(at x: Double, _ stroke: Stroke) -> Layer {
    Layer(annotations: [
      .arrow(
        from: (.data(x), .panel(0)), to: (.data(x), .panel(1)),
        options: "nohead back \(stroke.options)")
    ])
  }

  /// A line across the whole width of the panel.
  public static func horizontalLine(at y: Double, _ stroke: Stroke) -> Layer {
    Layer(annotations: [
      .arrow(
        from: (.panel(0), .data(y)), to: (.panel(1), .data(y)),
        options: "nohead back \(stroke.options)")
    ])
  }

  /// An arrow that points from words to the thing they name.
  public static func arrow(
    from start: (x: Coordinate, y: Coordinate), to end: (x: Coordinate, y: Coordinate),
    _ ink: Ink = .grey
  ) -> Layer {
    Layer(annotations: [
      .arrow(
        from: (start.x, start.y), to: (end.x, end.y),
        options: "head filled size character 1.2,18 front "
          + Stroke(ink, width: 2, dash: .solid).options)
    ])
  }

  /// An interval as a horizontal bar with end caps.
  public static func interval(
    from lower: Double, to upper: Double, y: Coordinate, _ stroke: Stroke
  ) -> Layer {
    Layer(annotations: [
      .arrow(
        from: (.data(lower), y), to: (.data(upper), y),
        options: "heads size character 0.5,90 front \(stroke.options)")
    ])
  }

  /// A shaded range of the horizontal axis, the whole height of the panel.
  public static func horizontalRange(
    from lower: Double, to upper: Double, _ ink: Ink, opacity: Double = 0.12
  ) -> Layer {
    shade(
      from: (.data(lower), .panel(0)), to: (.data(upper), .panel(1)), ink, opacity: opacity)
  }

  /// A shaded range of the vertical axis, the whole width of the panel.
  public static func verticalRange(
    from lower: Double, to upper: Double, _ ink: Ink, opacity: Double = 0.12
  ) -> Layer {
    shade(
      from: (.panel(0), .data(lower)), to: (.panel(1), .data(upper)), ink, opacity: opacity)
  }

  private static func shade(
    from start: (Coordinate, Coordinate), to end: (Coordinate, Coordinate), _ ink: Ink,
    opacity: Double
  ) -> Layer {
    Layer(annotations: [
      .rectangle(
        from: start, to: end,
        options: "behind fs transparent solid \(Digits.short(opacity)) noborder "
          + "fc rgb '\(ink.hex)'")
    ])
  }
}
