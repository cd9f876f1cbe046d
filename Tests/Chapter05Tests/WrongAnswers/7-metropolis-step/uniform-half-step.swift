// A uniform step between -scale/2 and scale/2: symmetric, but of another standard deviation.

import BayesNumerics
import Foundation

func metropolisStep(
  from current: [Double], logPrior: ([Double]) -> Double, logLikelihood: ([Double]) -> Double,
  scale: Double, using random: inout RandomSource
) throws -> [Double] {
  let proposed = current.map { $0 + scale * (random.uniform() - 0.5) }
  let logRatio =
    logPrior(proposed) + logLikelihood(proposed) - logPrior(current) - logLikelihood(current)
  return log(random.uniform()) < logRatio ? proposed : current
}
