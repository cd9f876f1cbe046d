// Only the first coordinate is moved.

import BayesNumerics
import Foundation

func metropolisStep(
  from current: [Double], logPrior: ([Double]) -> Double, logLikelihood: ([Double]) -> Double,
  scale: Double, using random: inout RandomSource
) throws -> [Double] {
  var proposed = current
  proposed[0] += scale * random.normal()
  let logRatio =
    logPrior(proposed) + logLikelihood(proposed) - logPrior(current) - logLikelihood(current)
  return log(random.uniform()) < logRatio ? proposed : current
}
