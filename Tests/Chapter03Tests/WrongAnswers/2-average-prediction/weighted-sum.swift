// The variance of a weighted sum of independent numbers, Σ p² v.
import BayesNumerics
import Foundation

func averagePrediction(
  probabilities: [Double], means: [Double], modelVariances: [Double], noiseVariance: Double
) throws -> [Double] {
  let m = zip(probabilities, means).reduce(0) { $0 + $1.0 * $1.1 }
  var v = 0.0
  for i in means.indices {
    v += probabilities[i] * probabilities[i] * (modelVariances[i] + noiseVariance)
  }
  return [m, sqrt(v)]
}
