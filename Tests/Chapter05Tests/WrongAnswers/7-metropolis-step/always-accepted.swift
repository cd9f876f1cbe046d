// Every proposal is accepted.

import BayesNumerics
import Foundation

func metropolisStep(
  from current: [Double], logPrior: ([Double]) -> Double, logLikelihood: ([Double]) -> Double,
  scale: Double, using random: inout RandomSource
) throws -> [Double] {
  let proposed = current.map { $0 + scale * random.normal() }
  let logRatio =
    logPrior(proposed) + logLikelihood(proposed) - logPrior(current) - logLikelihood(current)
  return proposed
}
