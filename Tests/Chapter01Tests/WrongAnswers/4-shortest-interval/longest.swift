// Looks for the longest interval.
import BayesNumerics
import Foundation

func highestDensityInterval(a: Double, b: Double) throws -> [Double] {
  let beta = Beta(a: a, b: b)
  var best = 0.0
  var width = 0.0
  for step in 0...1000 {
    let q = 0.05 * Double(step) / 1000
    let own = beta.quantile(q + 0.95) - beta.quantile(q)
    if own > width { (best, width) = (q, own) }
  }
  return [beta.quantile(best), beta.quantile(best + 0.95)]
}
