// Only the scatter of the means, with the noise.
import BayesNumerics
import Foundation

func averagePrediction(
  probabilities: [Double], means: [Double], modelVariances: [Double], noiseVariance: Double
) throws -> [Double] {
  let m = zip(probabilities, means).reduce(0) { $0 + $1.0 * $1.1 }
  var v = noiseVariance
  for i in means.indices { v += probabilities[i] * (means[i] - m) * (means[i] - m) }
  return [m, sqrt(v)]
}
