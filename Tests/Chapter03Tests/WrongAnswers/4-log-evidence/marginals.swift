// The points are taken for independent.
import BayesNumerics
import Foundation

func logEvidence(
  features: [[Double]], y: [Double], noiseVariance: Double, priorVariance: Double
) throws -> Double {
  var sum = 0.0
  for (f, yi) in zip(features, y) {
    sum += Normal(mean: 0, standardDeviation: sqrt(noiseVariance + priorVariance * dot(f, f)))
      .logDensity(yi)
  }
  return sum
}
