extension Layer {
  /// Ellipses, as the nodes of a graph: filled, with an outline in the same ink.
  ///
  /// - Parameters:
  ///   - x, y: Centres, in the units of the axes.
  ///   - width, height: Whole widths and heights of all of them, in the units of the axes; both positive.
  ///   - opacity: Of the filling; the outline is solid. At 0 a node hides nothing behind it.
  public static func ellipses(
    _ name: String, x: [Double], y: [Double], width: Double, height: Double, _ ink: Ink,
    opacity: Double = 0.15, agreement: Agreement = .exact, title: Text? = nil
  ) -> Layer {
    precondition(
      width > 0 && height > 0, "ellipses '\(name)' are \(width) wide and \(height) high")
    return Layer(
      data: DataBlock(
        name: name, columns: ["x", "y", "width", "height"],
        rows: pairs(x, y).map { $0 + [width, height] }, agreement: agreement),
      marks: [
        Mark(
          using: "1:2:3:4",
          style: "ellipses units xy fs transparent solid \(Digits.short(opacity)) "
            + "border lc rgb '\(ink.hex)' lw 2.5 fc rgb '\(ink.hex)'", title: title)
      ],
      // A graph has nodes and arrows, and no axes
      settings: ["unset border", "unset grid"])
  }
}
