// The same random number moves all coordinates.

import BayesNumerics
import Foundation

func metropolisStep(
  from current: [Double], logPrior: ([Double]) -> Double, logLikelihood: ([Double]) -> Double,
  scale: Double, using random: inout RandomSource
) throws -> [Double] {
  let z = random.normal()
  let proposed = current.map { $0 + scale * z }
  let logRatio =
    logPrior(proposed) + logLikelihood(proposed) - logPrior(current) - logLikelihood(current)
  return log(random.uniform()) < logRatio ? proposed : current
}
