// Mean plus and minus 1.96 standard deviations.
import BayesNumerics
import Foundation

func highestDensityInterval(a: Double, b: Double) throws -> [Double] {
  let mean = a / (a + b)
  let sd = (a * b / (a + b + 1)).squareRoot() / (a + b)
  return [mean - 1.96 * sd, mean + 1.96 * sd]
}
