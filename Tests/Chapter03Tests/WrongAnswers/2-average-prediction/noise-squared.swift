// The noise variance taken for a standard deviation.
import BayesNumerics
import Foundation

func averagePrediction(
  probabilities: [Double], means: [Double], modelVariances: [Double], noiseVariance: Double
) throws -> [Double] {
  let m = zip(probabilities, means).reduce(0) { $0 + $1.0 * $1.1 }
  var v = 0.0
  for i in means.indices {
    v +=
      probabilities[i]
      * (modelVariances[i] + noiseVariance * noiseVariance + (means[i] - m) * (means[i] - m))
  }
  return [m, sqrt(v)]
}
