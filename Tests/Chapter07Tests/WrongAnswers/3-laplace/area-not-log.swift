// The area for its log
import BayesNumerics
import Foundation

func laplacePeak(
  y: Double, noise: Double, priorVariance: Double, lower: Double, upper: Double
) throws -> [Double] {
  var (left, right) = (lower, upper)
  for _ in 0..<60 {
    let middle = (left + right) / 2
    let slope = -middle / priorVariance + (y - sin(middle)) * cos(middle) / noise
    if slope > 0 { left = middle } else { right = middle }
  }
  let mode = (left + right) / 2
  let (f, away) = (sin(mode), y - sin(mode))
  let precision = 1 / priorVariance + (cos(mode) * cos(mode) + away * f) / noise
  let logPrior = -mode * mode / (2 * priorVariance) - log(2 * .pi * priorVariance) / 2
  let logLikelihood = -away * away / (2 * noise) - log(2 * .pi * noise) / 2
  return [
    mode, 1 / precision.squareRoot(),
    exp(logPrior + logLikelihood) * (2 * .pi / precision).squareRoot(),
  ]
}
