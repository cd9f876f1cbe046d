// The density of v and x at the new place, nothing more
import BayesNumerics
import Foundation

func logDensityOfZ(
  z: [Double], measured: [Double], noise: Double, mean: Double, deviation: Double
) throws -> Double {
  func logNormal(_ x: Double, _ mean: Double, _ deviation: Double) -> Double {
    let r = (x - mean) / deviation
    return -r * r / 2 - log(deviation) - log(2 * .pi) / 2
  }
  // log N(v; m, s²) + log s = log N(z₀; 0, 1), and so for each group
  let v = mean + deviation * z[0]
  var sum = logNormal(v, mean, deviation)
  for (zi, y) in zip(z.dropFirst(), measured) {
    sum += logNormal(exp(v / 2) * zi, 0, exp(v / 2)) + logNormal(y, exp(v / 2) * zi, noise)
  }
  return sum
}
