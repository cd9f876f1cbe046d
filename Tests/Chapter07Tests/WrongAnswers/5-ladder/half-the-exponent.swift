// The exchange with 0.5 times its exponent
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
      0.5 * (powers[rung + 1] - powers[rung])
      * (logLikelihood(positions[rung]) - logLikelihood(positions[rung + 1]))
    if log(random.uniform()) < rise { positions.swapAt(rung, rung + 1) }
  }
  return positions
}
