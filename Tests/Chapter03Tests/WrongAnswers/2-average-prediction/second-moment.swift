// The mean square without the square of the mean subtracted.
import BayesNumerics
import Foundation

func averagePrediction(
  probabilities: [Double], means: [Double], modelVariances: [Double], noiseVariance: Double
) throws -> [Double] {
  let m = zip(probabilities, means).reduce(0) { $0 + $1.0 * $1.1 }
  var v = 0.0
  for i in means.indices {
    v += probabilities[i] * (modelVariances[i] + noiseVariance + means[i] * means[i])
  }
  return [m, sqrt(v)]
}
