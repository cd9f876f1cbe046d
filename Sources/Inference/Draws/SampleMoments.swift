import BayesNumerics

/// The mean of some draws, Σx / n. NaN for none.
///
/// In two passes, x̄ = m + Σ(x - m) / n with m the plain sum over n, so that a mean that is large
/// beside the spread keeps all its digits. Error: 1 ulp of the mean, and n ulp of the mean distance
/// of a draw from it. Source: Chan, Golub and LeVeque (1983), American Statistician 37, 242.
public func sampleMean(_ draws: [Double]) -> Double {
  let rough = draws.reduce(0, +) / Double(draws.count)
  if !rough.isFinite { return rough }
  return rough + draws.reduce(0) { $0 + ($1 - rough) } / Double(draws.count)
}

/// The variance of some draws about their mean, Σ(x - x̄)² / (n - 1). NaN for fewer than two.
///
/// In two passes and with the sum of the deviations taken out again, which would be 0 but for the
/// rounding of x̄: a large mean takes no digits away. Error: some n ulp, whatever the mean. Source:
/// Chan, Golub and LeVeque (1983), equation 1.7.
public func sampleVariance(_ draws: [Double]) -> Double {
  if draws.count < 2 { return .nan }
  let mean = sampleMean(draws)
  var (sum, squares) = (0.0, 0.0)
  for draw in draws {
    sum += draw - mean
    squares += (draw - mean) * (draw - mean)
  }
  return (squares - sum * sum / Double(draws.count)) / Double(draws.count - 1)
}

/// The square root of ``sampleVariance(_:)``. NaN for fewer than two draws.
public func sampleStandardDeviation(_ draws: [Double]) -> Double {
  sampleVariance(draws).squareRoot()
}

/// Some draws less their mean. What is left of the mean after its rounding is taken out as well, so
/// that the deviations add up to 0 to their own rounding and not to that of the mean.
func deviations(_ draws: some Sequence<Double>) -> [Double] {
  let rough = draws.map(\.self)
  let mean = sampleMean(rough)
  let left = rough.map { $0 - mean }
  let rest = sampleMean(left)
  return left.map { $0 - rest }
}

/// All chains less the mean of all draws: what compares the means of chains then keeps the digits
/// that a large common mean would take. Precondition: chains equally long.
func centred(_ chains: [[Double]]) -> [[Double]] {
  let all = deviations(chains.joined())
  let count = chains.first?.count ?? 0
  return chains.indices.map { Array(all[$0 * count..<($0 + 1) * count]) }
}
