/// A quantity over the plane, known at the crossings of a grid: z = f(x, y).
public struct Field: Sendable {
  /// Increasing; at least 2.
  public let x: [Double]
  /// Increasing; at least 2.
  public let y: [Double]
  /// One row for each y, one value for each x in it.
  public let values: [[Double]]

  public init(x: [Double], y: [Double], values: [[Double]]) {
    precondition(
      values.count == y.count && values.allSatisfy { $0.count == x.count },
      "a field over \(x.count) x and \(y.count) y has \(values.count) rows of "
        + "\(values.first?.count ?? 0) values")
    precondition(
      x.count > 1 && y.count > 1 && zip(x, x.dropFirst()).allSatisfy(<)
        && zip(y, y.dropFirst()).allSatisfy(<),
      "a field needs at least two x and two y in increasing order")
    self.x = x
    self.y = y
    self.values = values
  }

  /// f at all crossings.
  public init(x: [Double], y: [Double], _ f: (Double, Double) -> Double) {
    self.init(x: x, y: y, values: y.map { y in x.map { f($0, y) } })
  }

  /// The largest value that can be drawn, or 0.
  public var peak: Double { values.joined().filter(\.isDrawable).max() ?? 0 }

  /// The same field with values below `share` of its peak set to 0, where no eye can tell them from 0.
  func clipped(below share: Double) -> Field {
    let least = share * peak
    return Field(x: x, y: y, values: values.map { $0.map { abs($0) < least ? 0 : $0 } })
  }
}
