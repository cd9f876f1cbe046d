import BayesNumerics

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
