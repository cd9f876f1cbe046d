// The exchange with posteriors in place of likelihoods
import BayesNumerics
import Foundation

func ladderSweep(
  positions: [Double], powers: [Double], logPrior: (Double) -> Double,
  logLikelihood: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  var positions = positions
  for (rung, power) in powers.enumerated() {
    func logTarget(_ theta: Double) -> Double { logPrior(theta) + power * logLikelihood(theta) }
    let proposal = positions[rung] + 1.5 * random.normal()
    let rise = logTarget(proposal) - logTarget(positions[rung])
    if log(random.uniform()) < rise { positions[rung] = proposal }
  }
  for rung in 0..<(powers.count - 1) {
    let rise =
      (powers[rung + 1] - powers[rung])
      * (logPrior(positions[rung]) + logLikelihood(positions[rung])
        - logPrior(positions[rung + 1]) - logLikelihood(positions[rung + 1]))
    if log(random.uniform()) < rise { positions.swapAt(rung, rung + 1) }
  }
  return positions
}
