import BayesNumerics
import Foundation

func pathGradient(
  mean: Double, logScale: Double, noise: [Double], heads: Int, tails: Int
) throws -> [Double] {
  let s = exp(logScale)
  var slopes = [0.0, 0.0]
  for epsilon in noise {
    // log density: (heads + 1) log p + (tails + 1) log(1 - p), the Jacobian included; dp/dθ = p (1 - p)
    let p = 1 / (1 + exp(-(mean + s * epsilon)))
    let slope = Double(heads + 1) - Double(heads + tails + 2) * p
    slopes[0] += slope
    slopes[1] += s * epsilon * slope
  }
  let count = Double(noise.count)
  return [slopes[0] / count, slopes[1] / count + 1]
}
