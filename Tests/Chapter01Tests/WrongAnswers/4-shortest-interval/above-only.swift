// Cuts 2.5 % off above and nothing below.
import BayesNumerics
import Foundation

func highestDensityInterval(a: Double, b: Double) throws -> [Double] {
  [0, Beta(a: a, b: b).quantile(0.975)]
}
