// The power on the prior, too, in moves and exchanges
import BayesNumerics
import Foundation

func ladderSweep(
  positions: [Double], powers: [Double], logPrior: (Double) -> Double,
  logLikelihood: (Double) -> Double, random: inout RandomSource
) throws -> [Double] {
  var positions = positions
  for (rung, power) in powers.enumerated() {
    func logTarget(_ theta: Double) -> Double { power * (logPrior(theta) + logLikelihood(theta)) }
    let proposal = positions[rung] + 1.5 * random.normal()
    let rise = logTarget(proposal) - logTarget(positions[rung])
    if log(random.uniform()) < rise { positions[rung] = proposal }
  }
  for rung in 0..<(powers.count - 1) {
    let rise =
      (powers[rung + 1] - powers[rung])
      * (logLikelihood(positions[rung]) + logPrior(positions[rung])
        - logLikelihood(positions[rung + 1]) - logPrior(positions[rung + 1]))
    if log(random.uniform()) < rise { positions.swapAt(rung, rung + 1) }
  }
  return positions
}
