// The standard deviations are averaged.
import BayesNumerics
import Foundation

func averagePrediction(
  probabilities: [Double], means: [Double], modelVariances: [Double], noiseVariance: Double
) throws -> [Double] {
  let m = zip(probabilities, means).reduce(0) { $0 + $1.0 * $1.1 }
  var s = 0.0
  for i in means.indices { s += probabilities[i] * sqrt(modelVariances[i] + noiseVariance) }
  return [m, s]
}
