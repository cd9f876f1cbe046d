// Each coordinate is decided by itself, with the ratio of the whole place.
import BayesNumerics
import Foundation
func metropolisStep(
  from current: [Double], logPrior: ([Double]) -> Double, logLikelihood: ([Double]) -> Double,
  scale: Double, using random: inout RandomSource
) throws -> [Double] {
  let proposed = current.map { $0 + scale * random.normal() }
  let ratio =
    logPrior(proposed) + logLikelihood(proposed) - logPrior(current) - logLikelihood(current)
  var next = current
  for k in next.indices where log(random.uniform()) < ratio { next[k] = proposed[k] }
  return next
}
