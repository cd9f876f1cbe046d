import BayesNumerics

/// The mean of some draws, Σx / n. NaN for none.
public func sampleMean(_ draws: [Double]) -> Double {
  draws.reduce(0, +) / Double(draws.count)
}

/// The variance of some draws about their mean, Σ(x - x̄)² / (n - 1). NaN for fewer than two.
///
/// In two passes, so that a mean that is large beside the spread takes no digits away.
public func sampleVariance(_ draws: [Double]) -> Double {
  if draws.count < 2 { return .nan }
  let mean = sampleMean(draws)
  return draws.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(draws.count - 1)
}

/// The square root of ``sampleVariance(_:)``. NaN for fewer than two draws.
public func sampleStandardDeviation(_ draws: [Double]) -> Double {
  sampleVariance(draws).squareRoot()
}
