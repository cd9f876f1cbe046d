import RealModule

/// On which side of a point a difference quotient looks.
public enum DifferenceSide: Sendable, CaseIterable {
  /// On both: the most accurate.
  case central
  /// Above only: at the lower end of a support.
  case forward
  /// Below only: at its upper end.
  case backward

  /// Steps and weights of fourth order, over 12 h. Source: Fornberg (1988), tables 1 and 3.
  fileprivate var stencil: [(step: Double, weight: Double)] {
    switch self {
    case .central: [(-2, 1), (-1, -8), (1, 8), (2, -1)]
    case .forward: [(0, -25), (1, 48), (2, -36), (3, 16), (4, -3)]
    case .backward: [(0, 25), (-1, -48), (-2, 36), (-3, -16), (-4, 3)]
    }
  }
}

/// The slope of a function of many numbers by differences of fourth order, for comparison with one
/// that was derived by hand.
///
/// Each number is moved by h = ε^(1/5) max(1, |x|), up to twice (one-sided: four times). Error: about
/// h⁴/30 (h⁴/5) of the fifth derivative and a few ulp/h of the value, 1e-12 to 1e-10 where both are of
/// order 1: compare to 1e-6.
public func finiteDifferences(
  of function: ([Double]) -> Double, at point: [Double], by side: DifferenceSide = .central
) -> [Double] {
  finiteDifferences(of: { [function($0)] }, at: point, by: side).map { $0[0] }
}

/// The same for a function of many values: `result[j]` are the slopes of all values with respect to
/// number j.
public func finiteDifferences(
  of function: ([Double]) -> [Double], at point: [Double], by side: DifferenceSide = .central
) -> [[Double]] {
  point.indices.map { index in
    let step = Double.pow(.ulpOfOne, 0.2) * max(1, abs(point[index]))
    var sums: [Double] = []
    for (steps, weight) in side.stencil {
      var moved = point
      moved[index] += steps * step
      let values = function(moved)
      if sums.isEmpty { sums = values.map { _ in 0 } }
      for (place, value) in values.enumerated() { sums[place] += weight * value }
    }
    return sums.map { $0 / (12 * step) }
  }
}
