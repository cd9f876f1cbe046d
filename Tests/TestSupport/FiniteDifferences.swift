import RealModule

/// The slope of a function of many numbers by central differences of fourth order, for comparison
/// with one that was derived by hand.
///
/// Each number is moved by h = ε^(1/5) max(1, |x|) and 2h. Error: about h⁴/30 of the fifth derivative
/// and ulp/h of the value, 1e-12 to 1e-10 where both are of order 1: compare to 1e-6.
public func centralDifferences(
  of function: ([Double]) -> Double, at point: [Double]
) -> [Double] {
  centralDifferences(of: { [function($0)] }, at: point).map { $0[0] }
}

/// The same for a function of many values: `result[j]` are the slopes of all values with respect to
/// number j.
public func centralDifferences(
  of function: ([Double]) -> [Double], at point: [Double]
) -> [[Double]] {
  point.indices.map { index in
    let step = Double.pow(.ulpOfOne, 0.2) * max(1, abs(point[index]))
    func moved(_ steps: Double) -> [Double] {
      var point = point
      point[index] += steps * step
      return function(point)
    }
    let (near, far) = (zip(moved(1), moved(-1)), zip(moved(2), moved(-2)))
    return zip(near, far).map { near, far in
      (8 * (near.0 - near.1) - (far.0 - far.1)) / (12 * step)
    }
  }
}

/// The largest |hand - finite difference| over 1 + |finite difference|.
public func largestError(_ gradient: [Double], _ reference: [Double]) -> Double {
  precondition(
    gradient.count == reference.count,
    "\(gradient.count) slopes cannot be compared with \(reference.count).")
  return zip(gradient, reference).reduce(0) { largest, pair in
    let error = abs(pair.0 - pair.1) / (1 + abs(pair.1))
    return error.isNaN ? .infinity : max(largest, error)
  }
}
