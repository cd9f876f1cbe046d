import BayesNumerics
import Foundation

func noiseVariance(
  degrees s: Double, scale S: Double, points: Int, residualSum: Double
) throws -> [Double] {
  // 1/σ² | residuals ~ Gamma((s + N)/2, (s S + R)/2), and E(1/g) = rate / (shape - 1)
  let below = s + Double(points) - 2
  return [(s * S + residualSum) / below, s * S / below]
}
