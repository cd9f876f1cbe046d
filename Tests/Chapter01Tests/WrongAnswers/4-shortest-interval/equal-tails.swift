// Cuts 2.5 % off at each end.
import BayesNumerics
import Foundation

func highestDensityInterval(a: Double, b: Double) throws -> [Double] {
  let beta = Beta(a: a, b: b)
  return [beta.quantile(0.025), beta.quantile(0.975)]
}
