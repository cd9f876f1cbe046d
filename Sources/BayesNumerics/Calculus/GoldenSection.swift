/// Where a function with one peak is largest on a range, by golden-section search.
///
/// Each step shortens the range by the golden ratio, 0.618, at the price of one evaluation. Error: the
/// `width` asked for, but never less than where the function is flat to its last digit, some 1e-8 of the
/// scale on which it bends: a maximum is known to half the digits of its height. Of several peaks one is
/// found. NaN counts as lowest. Precondition: a finite range and a positive width. Source: Kiefer (1953),
/// Proceedings of the AMS 4, 502; Press et al. (2007), Numerical Recipes, section 10.2.
///
/// - Parameter width: of the range that is left at the end, in the units of x; 1e-9 of the range if none
///   is given.
public func goldenSectionMaximum(
  of function: (Double) -> Double, over range: ClosedRange<Double>, width: Double? = nil
) -> Double {
  var (low, high) = (range.lowerBound, range.upperBound)
  let width = width ?? 1e-9 * (high - low)
  precondition(
    (high - low).isFinite && (width > 0 || low == high),
    "A search from \(low) to \(high) cannot end at a width of \(width).")
  func height(_ x: Double) -> Double {
    let value = function(x)
    return value.isNaN ? -.infinity : value
  }

  let ratio = (5.0.squareRoot() - 1) / 2
  var (left, right) = (high - ratio * (high - low), low + ratio * (high - low))
  var (atLeft, atRight) = (height(left), height(right))
  while high - low > width, low < left, left < right, right < high {
    if atLeft > atRight {
      (high, right, atRight) = (right, left, atLeft)
      left = high - ratio * (high - low)
      atLeft = height(left)
    } else {
      (low, left, atLeft) = (left, right, atRight)
      right = low + ratio * (high - low)
      atRight = height(right)
    }
  }
  return low / 2 + high / 2
}

/// Where a function with one valley is smallest on a range: ``goldenSectionMaximum(of:over:width:)`` of
/// its negative.
public func goldenSectionMinimum(
  of function: (Double) -> Double, over range: ClosedRange<Double>, width: Double? = nil
) -> Double {
  goldenSectionMaximum(of: { -function($0) }, over: range, width: width)
}
