// The ratio is current over proposed.

import BayesNumerics
import Foundation

func metropolisStep(
  from current: [Double], logPrior: ([Double]) -> Double, logLikelihood: ([Double]) -> Double,
  scale: Double, using random: inout RandomSource
) throws -> [Double] {
  let proposed = current.map { $0 + scale * random.normal() }
  let logRatio =
    logPrior(current) + logLikelihood(current) - logPrior(proposed) - logLikelihood(proposed)
  return log(random.uniform()) < logRatio ? proposed : current
}
