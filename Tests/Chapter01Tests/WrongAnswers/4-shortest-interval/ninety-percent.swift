// Holds 90 %.
import BayesNumerics
import Foundation

func highestDensityInterval(a: Double, b: Double) throws -> [Double] {
  let beta = Beta(a: a, b: b)
  let q = goldenSectionMinimumOf(beta)
  return [beta.quantile(q), beta.quantile(q + 0.9)]
}

private func goldenSectionMinimumOf(_ beta: Beta) -> Double {
  var best = 0.0
  var width = Double.infinity
  for step in 0...1000 {
    let q = 0.1 * Double(step) / 1000
    let own = beta.quantile(q + 0.9) - beta.quantile(q)
    if own < width { (best, width) = (q, own) }
  }
  return best
}
