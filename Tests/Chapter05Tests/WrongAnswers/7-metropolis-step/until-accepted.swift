// Proposes again until something is accepted.

import BayesNumerics
import Foundation

func metropolisStep(
  from current: [Double], logPrior: ([Double]) -> Double, logLikelihood: ([Double]) -> Double,
  scale: Double, using random: inout RandomSource
) throws -> [Double] {
  let now = logPrior(current) + logLikelihood(current)
  while true {
    let proposed = current.map { $0 + scale * random.normal() }
    if log(random.uniform()) < logPrior(proposed) + logLikelihood(proposed) - now {
      return proposed
    }
  }
}
