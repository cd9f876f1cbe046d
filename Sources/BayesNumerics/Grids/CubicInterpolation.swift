/// A smooth function known at evenly spaced points: a cubic through four neighbours, a parabola beyond.
///
/// Lagrange's interpolation; with step h its error is at most 9 / 384 h⁴ of the fourth derivative
/// between the points (Abramowitz and Stegun 25.2.13), and unbounded beyond them.
public struct CubicInterpolation: Sendable {
  private let start: Double
  private let step: Double
  private let values: [Double]

  /// Precondition: 4 points or more.
  public init(from start: Double, to end: Double, count: Int, _ function: (Double) -> Double) {
    precondition(count >= 4 && end > start, "A table has 4 points or more, not \(count).")
    self.start = start
    let step = (end - start) / Double(count - 1)
    self.step = step
    values = (0..<count).map { function(start + step * Double($0)) }
  }

  public func callAsFunction(_ x: Double) -> Double {
    let place = (x - start) / step
    guard place >= 1, place < Double(values.count - 2) else { return beyond(place) }
    let index = Int(place)
    let t = place - Double(index)
    let (p, q, r, s) = (values[index - 1], values[index], values[index + 1], values[index + 2])
    // Lagrange's cubic through -1, 0, 1, 2
    let left = -t * (t - 1) * (t - 2) / 6 * p + (t + 1) * (t - 1) * (t - 2) / 2 * q
    let right = -(t + 1) * t * (t - 2) / 2 * r + (t + 1) * t * (t - 1) / 6 * s
    return left + right
  }

  /// The parabola through the three points nearest to the end.
  private func beyond(_ place: Double) -> Double {
    guard place.isFinite else { return -.infinity }
    let first = place < 1 ? 0 : values.count - 3
    let t = place - Double(first)
    let (p, q, r) = (values[first], values[first + 1], values[first + 2])
    return p + (q - p) * t + (r - 2 * q + p) / 2 * t * (t - 1)
  }
}
