// Cuts 2.5 % off below and nothing above.
import BayesNumerics
import Foundation

func highestDensityInterval(a: Double, b: Double) throws -> [Double] {
  [Beta(a: a, b: b).quantile(0.025), 1]
}
