// Peaks that stay at -2 and at 1
import Foundation

func datumOfEqualPeaks(priorMean: Double, priorVariance: Double, noise: Double) throws -> Double {
  let left = (2 + priorMean) * (2 + priorMean)
  let right = (1 - priorMean) * (1 - priorMean)
  return -2 - (noise * (left - right) / priorVariance).squareRoot()
}
