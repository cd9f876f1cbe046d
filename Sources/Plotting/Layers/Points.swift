/// The shape of a point; filled and open shapes stay apart in grey.
public enum Marker: Int, Sendable {
  case cross = 2
  case square = 5
  case openCircle = 6
  case circle = 7
  case triangle = 9
  case diamond = 13
}

extension Layer {
  /// Points at (x, y).
  public static func points(
    _ name: String, x: [Double], y: [Double], _ ink: Ink, marker: Marker = .circle,
    size: Double = 1, agreement: Agreement = .exact, title: Text? = nil
  ) -> Layer {
    Layer(
      data: DataBlock(name: name, columns: ["x", "y"], rows: pairs(x, y), agreement: agreement),
      marks: [
        Mark(
          using: "1:2",
          style: "points pt \(marker.rawValue) ps \(Digits.short(size)) lw 2 lc rgb '\(ink.hex)'",
          title: title)
      ])
  }

  /// A numeral in place of each point, which also tells its kind in grey.
  public static func numerals(
    _ name: String, _ numeral: Int, x: [Double], y: [Double], _ ink: Ink, size: Double = 1,
    agreement: Agreement = .exact
  ) -> Layer {
    Layer(
      data: DataBlock(name: name, columns: ["x", "y"], rows: pairs(x, y), agreement: agreement),
      marks: [
        Mark(
          using: "1:2:('\(numeral)')",
          style:
            "labels center textcolor rgb '\(ink.hex)' font ',\(Digits.short(Style.fontSize * size))'",
          title: nil)
      ])
  }

  /// Points with a vertical bar from `lower` to `upper`.
  public static func errorBars(
    _ name: String, x: [Double], y: [Double], lower: [Double], upper: [Double], _ ink: Ink,
    marker: Marker = .circle, agreement: Agreement = .exact, title: Text? = nil
  ) -> Layer {
    precondition(
      x.count == y.count && x.count == lower.count && x.count == upper.count,
      "error bars '\(name)' have \(x.count) x, \(y.count) y, \(lower.count) lower and "
        + "\(upper.count) upper values")
    let rows = x.indices.map { [x[$0], y[$0], lower[$0], upper[$0]] }
    return Layer(
      data: DataBlock(
        name: name, columns: ["x", "y", "lower", "upper"], rows: rows, agreement: agreement),
      marks: [
        Mark(
          using: "1:2:3:4",
          style: "yerrorbars pt \(marker.rawValue) ps 1 lw 2 lc rgb '\(ink.hex)'", title: title)
      ])
  }
}
