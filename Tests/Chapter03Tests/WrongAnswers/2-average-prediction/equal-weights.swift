// All models count alike.
import BayesNumerics
import Foundation

func averagePrediction(
  probabilities: [Double], means: [Double], modelVariances: [Double], noiseVariance: Double
) throws -> [Double] {
  let k = Double(means.count)
  let m = means.reduce(0, +) / k
  var v = 0.0
  for i in means.indices {
    v += (modelVariances[i] + noiseVariance + (means[i] - m) * (means[i] - m)) / k
  }
  return [m, sqrt(v)]
}
