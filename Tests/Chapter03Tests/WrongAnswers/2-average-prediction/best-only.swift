// Only the most probable model.
import BayesNumerics
import Foundation

func averagePrediction(
  probabilities: [Double], means: [Double], modelVariances: [Double], noiseVariance: Double
) throws -> [Double] {
  let i = probabilities.indices.max { probabilities[$0] < probabilities[$1] } ?? 0
  return [means[i], sqrt(modelVariances[i] + noiseVariance)]
}
