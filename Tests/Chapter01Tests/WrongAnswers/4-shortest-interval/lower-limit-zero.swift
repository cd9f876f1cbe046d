// Cuts 5 % off at the upper end only.
import BayesNumerics
import Foundation

func highestDensityInterval(a: Double, b: Double) throws -> [Double] {
  [0, Beta(a: a, b: b).quantile(0.95)]
}
