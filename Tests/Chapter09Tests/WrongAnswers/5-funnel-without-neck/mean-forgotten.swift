// m left out of v
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
  let v = deviation * z[0]
  var sum = logNormal(z[0], 0, 1)
  for (zi, y) in zip(z.dropFirst(), measured) {
    sum += logNormal(zi, 0, 1) + logNormal(y, exp(v / 2) * zi, noise)
  }
  return sum
}
