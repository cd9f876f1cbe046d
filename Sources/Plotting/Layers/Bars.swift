extension Layer {
  /// Upright bars of a given width, centred at x, from 0 to their height; an outline in the same ink
  /// keeps pale bars apart in grey.
  public static func bars(
    _ name: String, x: [Double], heights: [Double], width: Double = 0.8, _ ink: Ink,
    opacity: Double = 1, isOutlined: Bool = false, agreement: Agreement = .exact, title: Text? = nil
  ) -> Layer {
    precondition(
      x.count == heights.count, "bars '\(name)': \(x.count) places, \(heights.count) heights")
    let rows = zip(x, heights).map { [$0, $1, width] }
    return Layer(
      data: DataBlock(
        name: name, columns: ["x", "height", "width"], rows: rows, agreement: agreement),
      marks: [
        Mark(
          using: "1:2:3",
          style: "boxes fs transparent solid \(Digits.short(opacity)) "
            + (isOutlined ? "border lc rgb '\(ink.hex)' lw 2 " : "noborder ")
            + "fc rgb '\(ink.hex)'",
          title: title)
      ])
  }
}
