import BayesNumerics
import Foundation

func pathSlope(
  mean: Double, logVariance: Double, slope: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  let deviation = exp(logVariance / 2)
  let noise = random.normal()
  let ofCode = slope(mean + deviation * noise)
  // ∂z/∂μ = 1, ∂z/∂log σ² = σ ε/2; KL = ½(μ² + σ² - 1 - log σ²)
  return [
    ofCode - mean, 0.5 * (ofCode * deviation * noise - (deviation * deviation - 1)),
  ]
}
