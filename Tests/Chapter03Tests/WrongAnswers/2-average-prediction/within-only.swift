// The variance of the means is forgotten.
import BayesNumerics
import Foundation

func averagePrediction(
  probabilities: [Double], means: [Double], modelVariances: [Double], noiseVariance: Double
) throws -> [Double] {
  let m = zip(probabilities, means).reduce(0) { $0 + $1.0 * $1.1 }
  let v = zip(probabilities, modelVariances).reduce(0) { $0 + $1.0 * ($1.1 + noiseVariance) }
  return [m, v.squareRoot()]
}
