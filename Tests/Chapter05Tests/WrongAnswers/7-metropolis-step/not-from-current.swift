// The proposal is centred at 0.

import BayesNumerics
import Foundation

func metropolisStep(
  from current: [Double], logPrior: ([Double]) -> Double, logLikelihood: ([Double]) -> Double,
  scale: Double, using random: inout RandomSource
) throws -> [Double] {
  let proposed = current.map { _ in scale * random.normal() }
  let logRatio =
    logPrior(proposed) + logLikelihood(proposed) - logPrior(current) - logLikelihood(current)
  return log(random.uniform()) < logRatio ? proposed : current
}
