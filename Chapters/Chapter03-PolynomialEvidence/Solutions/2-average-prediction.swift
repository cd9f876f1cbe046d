import BayesNumerics
import Foundation

func averagePrediction(
  probabilities: [Double], means: [Double], modelVariances: [Double], noiseVariance: Double
) throws -> [Double] {
  let mean = zip(probabilities, means).reduce(0) { $0 + $1.0 * $1.1 }
  // Within each model, and between the models
  var variance = noiseVariance
  for (i, p) in probabilities.enumerated() {
    let distance = means[i] - mean
    variance += p * (modelVariances[i] + distance * distance)
  }
  return [mean, variance.squareRoot()]
}
