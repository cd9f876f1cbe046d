import BayesNumerics
import Foundation

func highestDensityInterval(a: Double, b: Double) throws -> [Double] {
  // Slide the interval over the peak until both ends are equally probable
  let beta = Beta(a: a, b: b)
  var (low, high) = (0.0, 0.05)
  for _ in 0..<32 {
    let left = (low + high) / 2
    let ends = (beta.quantile(left), beta.quantile(left + 0.95))
    if beta.logDensity(ends.0) < beta.logDensity(ends.1) { low = left } else { high = left }
  }
  return [beta.quantile(low), beta.quantile(low + 0.95)]
}
